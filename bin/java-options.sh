# Sourced by ./cordon and bin/cache.sh with $dist set: what Java is told at every start. Both must tell it the same, or the cache
# is not taken. Sets $java_options and $path.

# Modules that bin/add-on.sh put there.
path="$dist/lib"
[ -d "$dist/add-ons" ] && path="$path:$dist/add-ons"

java_options="-XX:+UseParallelGC --enable-native-access=jne,cedar.java,org.xerial.sqlitejdbc,com.microsoft.onnxruntime"
java_options="$java_options -Djava.library.path=$dist/native -Donnxruntime.native.path=$dist/native"
