package io.headframe.checkpoint.pytorcharchive.internal;

import io.headframe.checkpoint.pytorcharchive.ElementType;
import java.util.Optional;

/** What a pickle may name. Nothing of it is called: each stands for what this bundle does itself. */
sealed interface Known {

  /** What makes an object. */
  enum Maker implements Known {
    ORDERED_DICT, TENSOR, PARAMETER
  }

  /**
   * The class of a storage.
   *
   * @param type of its elements
   */
  record StorageClass(ElementType type) implements Known {}

  /** What a module and a name stand for; nothing if they are not among these. */
  static Optional<Known> of(String module, String name) {
    switch (module + "." + name) {
      case "collections.OrderedDict":
        return Optional.of(Maker.ORDERED_DICT);
      case "torch._utils._rebuild_tensor_v2":
        return Optional.of(Maker.TENSOR);
      case "torch._utils._rebuild_parameter":
        return Optional.of(Maker.PARAMETER);
      default:
        break;
    }
    for (ElementType type : ElementType.values()) {
      if (module.equals("torch") && name.equals(type.storage())) {
        return Optional.of(new StorageClass(type));
      }
    }
    return Optional.empty();
  }
}
