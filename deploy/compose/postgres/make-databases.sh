#!/bin/sh
# A database and a user for each: whoever can read events can't read their keys.
set -eu
secrets=${SECRETS:-/run/postgres-secrets}
for part in events views keys; do
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --set name="plumbline_$part" --set password="$(cat "$secrets/$part")" \
    --username "${POSTGRES_USER:-postgres}" --dbname postgres << 'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
done
