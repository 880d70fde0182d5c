package io.headframe.forecast.ttm.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Random weights of a small TTM as torch.save writes them: 4 patches of 2 values, 6 features, levels of 3 and 1
 * part with two layers each, 5 features in the decoder, horizon 6.
 */
final class SmallCheckpoint {

  static final int PATCHES = 4;
  static final int FEATURES = 6;
  static final int[] PARTS = {3, 1};
  static final int DECODED = 5;
  static final int HORIZON = 6;

  private SmallCheckpoint() {}

  /** A tensor. */
  record Numbers(int[] shape, float... values) {}

  static Map<String, Numbers> tensors() {
    Random random = new Random(11);
    Map<String, Numbers> tensors = new LinkedHashMap<>();
    affine(tensors, random, "backbone.encoder.patcher", FEATURES, 2);
    for (int i = 0; i < PARTS.length; i++) {
      for (int j = 0; j < 2; j++) {
        String layer = "backbone.encoder.mlp_mixer_encoder.mixers." + i + ".mixer_layers." + j;
        layer(tensors, random, layer, PATCHES * PARTS[i], FEATURES / PARTS[i]);
      }
    }
    affine(tensors, random, "decoder.adapter", DECODED, FEATURES);
    layer(tensors, random, "decoder.decoder_block.mixers.0", PATCHES, DECODED);
    affine(tensors, random, "head.base_forecast_block", HORIZON, PATCHES * DECODED);
    tensors.put("head.quantile_heads.quantile_embeddings", new Numbers(new int[] {1, 6}, new float[6]));
    return tensors;
  }

  private static void layer(Map<String, Numbers> tensors, Random random, String name, int patches, int features) {
    block(tensors, random, name + ".patch_mixer", patches, features);
    block(tensors, random, name + ".feature_mixer", features, features);
  }

  private static void block(Map<String, Numbers> tensors, Random random, String name, int mixed, int features) {
    tensors.put(name + ".norm.norm.weight", random(random, features));
    tensors.put(name + ".norm.norm.bias", random(random, features));
    affine(tensors, random, name + ".mlp.fc1", 2 * mixed, mixed);
    affine(tensors, random, name + ".mlp.fc2", mixed, 2 * mixed);
    affine(tensors, random, name + ".gating_block.attn_layer", mixed, mixed);
  }

  private static void affine(Map<String, Numbers> tensors, Random random, String name, int out, int in) {
    tensors.put(name + ".weight", random(random, out, in));
    tensors.put(name + ".bias", random(random, out));
  }

  private static Numbers random(Random random, int... shape) {
    float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian() * 0.7f;
    }
    return new Numbers(shape, values);
  }

  /** Writes a dictionary of tensors. */
  static Path write(Path file, Map<String, Numbers> tensors) throws IOException {
    ByteArrayOutputStream code = new ByteArrayOutputStream();
    code.writeBytes(new byte[] {(byte) 0x80, 2, '}'});
    try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
      int key = 0;
      for (Map.Entry<String, Numbers> each : tensors.entrySet()) {
        Numbers numbers = each.getValue();
        ByteBuffer storage = ByteBuffer.allocate(4 * numbers.values.length).order(ByteOrder.LITTLE_ENDIAN);
        storage.asFloatBuffer().put(numbers.values);
        entry(zip, "small/data/" + key, storage.array());
        text(code, each.getKey());
        code.writeBytes("ctorch._utils\n_rebuild_tensor_v2\n((".getBytes(StandardCharsets.US_ASCII));
        text(code, "storage");
        code.writeBytes("ctorch\nFloatStorage\n".getBytes(StandardCharsets.US_ASCII));
        text(code, Integer.toString(key++));
        text(code, "cpu");
        numbers(code, numbers.values.length);
        code.writeBytes("tQK\0(".getBytes(StandardCharsets.US_ASCII));
        numbers(code, numbers.shape);
        code.writeBytes("t(".getBytes(StandardCharsets.US_ASCII));
        int[] strides = new int[numbers.shape.length];
        for (int i = strides.length - 1, stride = 1; i >= 0; stride *= numbers.shape[i--]) {
          strides[i] = stride;
        }
        numbers(code, strides);
        code.writeBytes(new byte[] {'t', (byte) 0x89, '}', 't', 'R', 's'});
      }
      code.write('.');
      entry(zip, "small/data.pkl", code.toByteArray());
    }
    return file;
  }

  /** Writes an archive of this program alone, a byte for each character. */
  static Path withPickle(Path file, String program) throws IOException {
    try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
      entry(zip, "small/data.pkl", program.getBytes(StandardCharsets.ISO_8859_1));
    }
    return file;
  }

  private static void entry(ZipOutputStream zip, String name, byte... bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
  }

  private static void text(ByteArrayOutputStream code, String text) {
    code.write('X');
    code.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(text.length()).array());
    code.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void numbers(ByteArrayOutputStream code, int... numbers) {
    for (int number : numbers) {
      code.write('J');
      code.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array());
    }
  }
}
