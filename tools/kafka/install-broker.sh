#!/usr/bin/env bash
# Brings the jars of the Kafka that tests start into one folder (.kafka). Needs Maven; Java 17 is for Kafka itself.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$PWD/.kafka
wanted=$(cat tools/kafka/install-broker.sh tools/kafka/pom.xml | sha256sum)
[ "$(cat "$folder/installed" 2> /dev/null)" != "$wanted" ] || exit 0

rm -rf "$folder"
mkdir -p "$folder"
mvn --quiet --batch-mode --file tools/kafka/pom.xml dependency:copy-dependencies -DoutputDirectory="$folder/lib"
echo "$wanted" > "$folder/installed"
