package io.headframe.checkpoint.pytorcharchive.internal;

import io.headframe.checkpoint.pytorcharchive.internal.Known.Maker;
import io.headframe.checkpoint.pytorcharchive.internal.Known.StorageClass;
import io.headframe.core.error.HeadframeException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a pickle of protocol 2, which torch.save writes, into maps, lists, {@link Tuple tuples}, texts, numbers and
 * {@link TensorReference tensors}. Instructions and names that dictionaries of tensors do not need are refused where
 * they stand. For one pickle and one thread.
 */
public final class PickleMachine {

  private static final int PROTOCOL = 2;

  /** Python's None, which a list of Java cannot tell from what is not there. */
  enum Nothing { NONE }

  /**
   * A tuple of Python.
   *
   * @param items what is in it
   */
  record Tuple(List<Object> items) {}

  private final Path file;
  private final ByteBuffer code;
  private final List<Object> stack = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();
  private final Map<Integer, Object> memo = new HashMap<>();
  private int begin;

  /** @param file for messages */
  public PickleMachine(Path file, byte... pickle) {
    this.file = file;
    this.code = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** What the pickle holds. */
  public Object run() {
    try {
      while (true) {
        begin = code.position();
        int instruction = code.get() & 0xff;
        if (instruction == '.') {
          Object result = pop();
          if (!stack.isEmpty() || code.hasRemaining()) {
            throw bad("it ends before all is used");
          }
          return result;
        }
        execute(instruction);
      }
    } catch (BufferUnderflowException end) {
      throw bad("it is cut off");
    }
  }

  private void execute(int instruction) {
    switch (instruction) {
      case 0x80 -> protocol(code.get());
      case '(' -> marks.add(stack.size());
      case ')' -> push(new Tuple(List.of()));
      case '}' -> push(new LinkedHashMap<>());
      case ']' -> push(new ArrayList<>());
      case 'N' -> push(Nothing.NONE);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'K' -> push((long) (code.get() & 0xff));
      case 'M' -> push((long) (code.getShort() & 0xffff));
      case 'J' -> push((long) code.getInt());
      case 0x8a -> push(longNumber(code.get()));
      case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(code.getLong())));
      case 'X' -> push(text(code.getInt()));
      case 0x85 -> push(tuple(1));
      case 0x86 -> push(tuple(2));
      case 0x87 -> push(tuple(3));
      case 't' -> push(new Tuple(sinceMark()));
      case 'q' -> memo.put(code.get() & 0xff, top());
      case 'r' -> memo.put(code.getInt(), top());
      case 'h' -> remember(code.get() & 0xff);
      case 'j' -> remember(code.getInt());
      case 's' -> put(List.of(under(), pop()).toArray());
      case 'u' -> put(sinceMark().toArray());
      case 'a' -> append(List.of(pop()));
      case 'e' -> append(sinceMark());
      case 'c' -> name(line(), line());
      case 'Q' -> push(storage(pop()));
      case 'R' -> push(made(pop(), pop()));
      case 'b' -> attributes(pop());
      default -> throw bad("it has the instruction 0x" + Integer.toHexString(instruction)
          + ", which tensors do not need");
    }
  }

  private void protocol(int number) {
    if (number != PROTOCOL) {
      throw bad("it has protocol " + number + ", and torch.save writes 2");
    }
  }

  private void name(String module, String name) {
    push(Known.of(module, name).orElseThrow(
        () -> new HeadframeException(PthError.CODE, file, shown(module + "." + name), begin)));
  }

  /** What a maker makes of its arguments, made here. */
  private Object made(Object arguments, Object maker) {
    List<Object> given = arguments instanceof Tuple tuple ? tuple.items() : List.of(arguments);
    if (maker == Maker.ORDERED_DICT && given.isEmpty()) {
      return new LinkedHashMap<>();
    }
    if (maker == Maker.PARAMETER && given.size() == 3 && given.get(0) instanceof TensorReference tensor
        && emptyMap(given.get(2))) {
      return tensor;
    }
    if (maker == Maker.TENSOR && given.size() == 6 && given.get(0) instanceof StorageReference storage
        && given.get(1) instanceof Long offset && emptyMap(given.get(5))) {
      long[] shape = numbers(given.get(2));
      long[] strides = numbers(given.get(3));
      if (shape.length == strides.length && offset >= 0) {
        return new TensorReference(storage, offset, shape, strides);
      }
    }
    throw bad("it makes an object of what does not fit");
  }

  private static boolean emptyMap(Object hooks) {
    return hooks instanceof Map<?, ?> map && map.isEmpty();
  }

  private long[] numbers(Object tuple) {
    if (!(tuple instanceof Tuple numbers)) {
      throw bad("a shape or stride is no tuple");
    }
    return numbers.items().stream().mapToLong(number -> {
      if (number instanceof Long value && value >= 0) {
        return value;
      }
      throw bad("a length or stride is no number of at least 0");
    }).toArray();
  }

  /** ("storage", class, key, place, elements). */
  private StorageReference storage(Object reference) {
    if (reference instanceof Tuple tuple && tuple.items().size() == 5 && "storage".equals(tuple.items().get(0))
        && tuple.items().get(1) instanceof StorageClass kind && tuple.items().get(2) instanceof String key
        && tuple.items().get(4) instanceof Long elements && elements >= 0) {
      return new StorageReference(kind.type(), key, elements);
    }
    throw bad("it refers to something that is no storage");
  }

  /** The metadata that a state_dict carries; nothing here needs it. */
  private void attributes(Object state) {
    if (!(top() instanceof Map && state instanceof Map)) {
      throw bad("it sets attributes of something other than a dictionary");
    }
  }

  @SuppressWarnings("unchecked")
  private void put(Object... pairs) {
    if (!(top() instanceof Map) || pairs.length % 2 != 0) {
      throw bad("it fills a dictionary that is none");
    }
    for (int i = 0; i < pairs.length; i += 2) {
      // Of other keys, hash codes can take longer than anybody waits.
      if (!(pairs[i] instanceof String || pairs[i] instanceof Long)) {
        throw bad("the key of a dictionary is neither text nor a number");
      }
      ((Map<Object, Object>) top()).put(pairs[i], pairs[i + 1]);
    }
  }

  @SuppressWarnings("unchecked")
  private void append(List<Object> items) {
    if (!(top() instanceof ArrayList)) {
      throw bad("it fills a list that is none");
    }
    ((List<Object>) top()).addAll(items);
  }

  private Tuple tuple(int size) {
    Object[] items = new Object[size];
    for (int i = size - 1; i >= 0; i--) {
      items[i] = pop();
    }
    return new Tuple(List.of(items));
  }

  private List<Object> sinceMark() {
    if (marks.isEmpty()) {
      throw bad("a mark is missing");
    }
    List<Object> top = stack.subList(marks.remove(marks.size() - 1), stack.size());
    List<Object> items = List.copyOf(top);
    top.clear();
    return items;
  }

  private void remember(int place) {
    Object value = memo.get(place);
    if (value == null) {
      throw bad("nothing was kept under " + place);
    }
    push(value);
  }

  private long longNumber(int bytes) {
    if (bytes < 0 || bytes > Long.BYTES) {
      throw bad("a number has " + (bytes & 0xff) + " bytes");
    }
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      byte next = code.get();
      value |= (i == bytes - 1 ? next : next & 0xffL) << (8 * i);
    }
    return value;
  }

  private String text(int bytes) {
    if (bytes < 0 || bytes > code.remaining()) {
      throw bad("it is cut off");
    }
    byte[] text = new byte[bytes];
    code.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private String line() {
    int from = code.position();
    while (code.get() != '\n') {
      // On to the end of the line.
    }
    return new String(code.array(), from, code.position() - 1 - from, StandardCharsets.UTF_8);
  }

  private void push(Object value) {
    stack.add(value);
  }

  private Object top() {
    if (stack.size() <= (marks.isEmpty() ? 0 : marks.get(marks.size() - 1))) {
      throw bad("it takes what is not there");
    }
    return stack.get(stack.size() - 1);
  }

  private Object pop() {
    Object top = top();
    stack.remove(stack.size() - 1);
    return top;
  }

  /** The one below the top, taken off with the top left to take. */
  private Object under() {
    Object top = pop();
    Object under = pop();
    push(top);
    return under;
  }

  private HeadframeException bad(String why) {
    return new HeadframeException(PthError.PICKLE, file, begin, why);
  }

  /** A name that somebody else chose, short and without control characters. */
  private static String shown(String name) {
    String plain = name.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
  }
}
