#!/bin/sh
# Takes the policy engine's native library for this machine out of its jar, so that the launcher finds it: on the module path
# the engine cannot find it in there by itself, and this way no start writes it to a temporary folder.
set -eu
here=$(cd -P -- "$(dirname -- "$0")/.." && pwd)
. "$here/bin/find-jdk.sh"
dist="$here/cli/target/dist"

case $(uname -s) in
    Linux) system=linux ending=so ;;
    Darwin) system=macos ending=dylib ;;
    *) system= ending= ;;
esac
case $(uname -m) in
    x86_64 | amd64) machine=x86_64 ;;
    aarch64 | arm64) machine=aarch64 ;;
    *) machine= ;;
esac
if [ -z "$system" ] || [ -z "$machine" ]; then
    echo "  (the policy engine has no native library for this machine; cordon access will not work)"
    exit 0
fi
mkdir -p "$dist/native"
cd "$dist/native"
inside="jne/$system/$machine/libcedar_java_ffi.$ending"
"$JAVA_HOME/bin/jar" --extract --file "$(ls "$dist"/lib/cedar-java-*-uber.jar)" "$inside"
mv -f "$inside" .
rm -rf jne
