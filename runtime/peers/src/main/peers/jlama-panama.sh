# Jlama without its native library, which gives wrong numbers for some lengths of prompt on some machines.
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
  --add-exports java.base/sun.nio.ch=ALL-UNNAMED -Djlama.force_panama_tensor_operations=true \
  -cp "$(dirname "$0")/lib/*" com.github.tjake.jlama.peer.Jlama
