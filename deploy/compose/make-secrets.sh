#!/bin/sh
# Makes what is secret in the set-up for trying, unless it is there. Everything lies in volumes, each for one reader.
set -eu
umask 077
root=${1:-/secrets}
PLUMBLINE=10001 POSTGRES=999 PROXY=99
[ ! -e "$root/proxy/server.pem" ] || exit 0

word() { openssl rand -hex 24; }
key() { openssl rand -base64 32; }
keep() { cat > "$root/$1"; }

word | keep postgres/superuser
for database in events views keys; do
  password=$(word)
  printf '%s\n' "$password" | keep "postgres/$database"
  case $database in events) name=store ;; *) name=$database ;; esac
  printf 'postgres://plumbline_%s:%s@postgres/plumbline_%s\n' "$database" "$password" "$database" | keep "plumbline/$name-url"
done
key | keep plumbline/master-key
key | tr '+/' '-_' | tr -d '=' | keep plumbline/position-key
word | keep plumbline/metrics-token

work=$(mktemp -d)
openssl req -x509 -newkey rsa:2048 -noenc -days 365 -subj '/CN=Plumbline for trying' \
  -keyout "$work/ca.key" -out "$work/ca.pem" 2> /dev/null
openssl req -newkey rsa:2048 -noenc -subj '/CN=plumbline.localhost' -keyout "$work/server.key" -out "$work/server.csr" 2> /dev/null
printf 'subjectAltName=DNS:plumbline.localhost,DNS:auth.plumbline.localhost\n' > "$work/names"
openssl x509 -req -in "$work/server.csr" -CA "$work/ca.pem" -CAkey "$work/ca.key" -CAcreateserial -days 365 \
  -extfile "$work/names" -out "$work/server.crt" 2> /dev/null
keep plumbline/ca.pem < "$work/ca.pem"
cat "$work/server.crt" "$work/server.key" > "$work/server.pem"
chown "$PLUMBLINE:$PLUMBLINE" "$root/plumbline" "$root/plumbline"/*
chown "$POSTGRES:$POSTGRES" "$root/postgres" "$root/postgres"/*
# Last, since its being there says that all is.
keep proxy/server.pem < "$work/server.pem"
chown "$PROXY:$PROXY" "$root/proxy" "$root/proxy/server.pem"
rm -r "$work"
