package io.headframe.runtime.unpack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackingTest {

  @TempDir
  Path temporary;

  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

  @Test
  void jar_isUnpackedOnce_withItsCommand() throws Exception {
    Path jar = jar(Map.of("bin/headframe", "#!/bin/sh", "lib/a/b.txt", "b"), Map.of());
    Path folder = unpacking(jar).folder();
    assertEquals("b", Files.readString(folder.resolve("lib/a/b.txt")));
    assertTrue(Files.isExecutable(folder.resolve("bin/headframe")));
    assertFalse(Files.isExecutable(folder.resolve("lib/a/b.txt")));
    Object key = Files.getAttribute(folder, "basic:fileKey");
    assertEquals(folder, unpacking(jar).folder());
    assertEquals(key, Files.getAttribute(folder, "basic:fileKey"));
    assertEquals(List.of(folder), cached());
    assertEquals("", progress.toString(StandardCharsets.UTF_8));
  }

  @Test
  void otherContent_goesToAnotherFolder() throws Exception {
    Path first = unpacking(jar(Map.of("a", "1"), Map.of())).folder();
    Path second = unpacking(jar(Map.of("a", "2"), Map.of())).folder();
    assertFalse(first.equals(second));
    assertEquals("1", Files.readString(first.resolve("a")));
    assertEquals("2", Files.readString(second.resolve("a")));
  }

  @Test
  void folderThatWasTamperedWith_isReplaced() throws Exception {
    Path jar = jar(Map.of("a", "whole", "b", "b"), Map.of());
    Path folder = unpacking(jar).folder();
    Files.delete(folder.resolve("a"));
    assertEquals("whole", Files.readString(unpacking(jar).folder().resolve("a")));
    Files.writeString(folder.resolve("a"), "whale");
    assertEquals("whole", Files.readString(unpacking(jar).folder().resolve("a")));
    assertEquals(List.of(folder), cached());
  }

  @Test
  void unfinishedFolderOfAKilledProcess_isNotUsed() throws Exception {
    Path killed = Files.createDirectories(temporary.resolve("cache/unfinished-1/whole"));
    Files.writeString(killed.resolve("a"), "half");
    Path folder = unpacking(jar(Map.of("a", "whole"), Map.of())).folder();
    assertEquals("whole", Files.readString(folder.resolve("a")));
  }

  @Test
  void contentThatIsNotWhatTheListSays_isRefused_andLeavesNothing() throws Exception {
    Path jar = jar(Map.of("a", "what is listed"), Map.of("a", "what is there.."));
    UnpackException failure = assertThrows(UnpackException.class, () -> unpacking(jar).folder());
    assertEquals("The jar " + jar + " is damaged (a is not what its digest says); copy or build it again."
        + " [HF-LAUNCH-015]", failure.getMessage());
    assertEquals(List.of(), cached());
  }

  @Test
  void pathThatLeavesTheFolder_isRefused() throws Exception {
    Path jar = jar(Map.of("../../escaped", "x"), Map.of());
    assertThrows(UnpackException.class, () -> unpacking(jar).folder());
    assertFalse(Files.exists(temporary.resolve("escaped")));
    assertEquals(List.of(), cached());
  }

  @Test
  void cacheThatCannotBeWritten_isSaid() throws Exception {
    Path jar = jar(Map.of("a", "1"), Map.of());
    Files.writeString(temporary.resolve("cache"), "a file");
    UnpackException failure = assertThrows(UnpackException.class, () -> unpacking(jar).folder());
    assertTrue(failure.getMessage().contains("XDG_CACHE_HOME. [HF-LAUNCH-014]"), failure.getMessage());
  }

  @Test
  void manyAtOnce_allGetTheOneFolder() throws Exception {
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < 50; i++) {
      files.put("lib/" + i, "x".repeat(10_000));
    }
    Path jar = jar(files, Map.of());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Path> unpack = () -> unpacking(jar).folder();
      List<Future<Path>> all = threads.invokeAll(Collections.nCopies(8, unpack));
      for (Future<Path> one : all) {
        assertEquals(10_000, Files.size(one.get().resolve("lib/49")));
      }
      assertEquals(1, cached().size());
    } finally {
      threads.shutdownNow();
    }
  }

  private Unpacking unpacking(Path jar) {
    return new Unpacking(jar, temporary.resolve("cache"), new PrintStream(progress, true, StandardCharsets.UTF_8));
  }

  private List<Path> cached() throws IOException {
    try (Stream<Path> files = Files.list(temporary.resolve("cache"))) {
      return files.toList();
    }
  }

  /** A jar whose list speaks of some files; {@code instead} is the content that is there in their place. */
  private Path jar(Map<String, String> listed, Map<String, String> instead) throws IOException {
    Path jar = Files.createTempFile(temporary, "distribution", ".jar");
    StringBuilder list = new StringBuilder("tiny\n");
    try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> file : new TreeMap<>(listed).entrySet()) {
        byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
        list.append(HexFormat.of().formatHex(FileList.sha256().digest(content))).append(' ').append(content.length)
            .append(file.getKey().startsWith("bin/") ? " x " : " - ").append(file.getKey()).append('\n');
        zip.putNextEntry(new ZipEntry("distribution/" + file.getKey()));
        zip.write(instead.getOrDefault(file.getKey(), file.getValue()).getBytes(StandardCharsets.UTF_8));
      }
      zip.putNextEntry(new ZipEntry(FileList.PLACE));
      zip.write(list.toString().getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }
}
