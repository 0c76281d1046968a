#!/bin/sh
set -eu
cd "$(dirname -- "$0")"
. ../../bin/find-jdk.sh

"$JAVA_HOME/bin/java" -p ../../cli/target/dist/lib --add-modules health.cordon.deid Triage.java
