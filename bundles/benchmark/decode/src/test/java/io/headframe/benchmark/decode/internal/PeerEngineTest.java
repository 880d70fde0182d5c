package io.headframe.benchmark.decode.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.method.RunCancelledException;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerEngineTest {

  @TempDir
  private Path folder;

  private PeerEngine start(Path script, Duration longest, TestRun run) throws IOException {
    Path errors = folder.resolve("errors.txt");
    Files.deleteIfExists(errors);
    Files.createFile(errors);
    return PeerEngine.start(script, "peer", true, 2, 64, format -> folder.resolve(format), errors, run, longest);
  }

  private PeerEngine start(String generate) throws IOException {
    return start(Scripts.peer(folder, "peer", generate), Duration.ofSeconds(30), run());
  }

  private TestRun run() {
    return new TestRun(new FixedLeases(), folder, 0);
  }

  @Test
  void answer_isTimesAndTokens() throws IOException {
    try (PeerEngine peer = start("echo noise; echo \"@generated 7000 9000 4 5 $count\"")) {
      Engine.Generated found = peer.generate(3, 1, 2);
      assertEquals(7000, found.promptNanos());
      assertEquals(9000, found.decodeNanos());
      assertArrayEquals(new int[] {4, 5, 3}, found.tokens());
      assertTrue(peer.residentBytes() > 100_000, "a shell takes memory");
    }
  }

  @Test
  void peerThatNeverAnswers_isStopped() throws IOException {
    // Loading is an answer too, and a busy machine takes its time to start a shell.
    PeerEngine peer = start(Scripts.peer(folder, "peer", "sleep 60"), Duration.ofSeconds(3), run());
    assertTrue(assertThrows(Absent.class, () -> peer.generate(1, 1)).getMessage().contains("did not answer"));
    assertTrue(assertThrows(Absent.class, () -> peer.generate(1, 1)).getMessage().contains("ended"));
    peer.close();
  }

  @Test
  void peerThatFails_saysWhy() throws IOException {
    try (PeerEngine peer = start("echo '@failed out of luck'")) {
      assertEquals("it failed: out of luck", assertThrows(Absent.class, () -> peer.generate(1, 1)).getMessage());
    }
  }

  @Test
  void peerThatDies_leavesItsLastWords() throws IOException {
    try (PeerEngine peer = start("echo segmentation fault >&2; exit 3")) {
      assertEquals("its process ended: segmentation fault",
          assertThrows(Absent.class, () -> peer.generate(1, 1)).getMessage());
    }
  }

  @Test
  void tooFewTokens_areNoAnswer() throws IOException {
    try (PeerEngine peer = start("echo '@generated 1 2 3'")) {
      assertTrue(assertThrows(Absent.class, () -> peer.generate(2, 1)).getMessage().contains("1 tokens where 2"));
    }
  }

  @Test
  void scriptThatIsNoPeer_isAbsent() throws IOException {
    Path script = Scripts.write(folder, "other.sh", "echo hello");
    assertTrue(assertThrows(Absent.class, () -> start(script, Duration.ofSeconds(5), run())).getMessage()
        .contains("ended"));
  }

  @Test
  void cancelledRun_endsThePeer() throws IOException {
    TestRun run = run();
    Path script = Scripts.peer(folder, "peer", "echo $$ > " + folder.resolve("pid") + "; sleep 60");
    PeerEngine peer = start(script, Duration.ofSeconds(60), run);
    run.cancelAtCheck(50);
    assertThrows(RunCancelledException.class, () -> peer.generate(1, 1));
    long id = Long.parseLong(Files.readString(folder.resolve("pid")).trim());
    assertFalse(ProcessHandle.of(id).map(ProcessHandle::isAlive).orElse(false));
  }
}
