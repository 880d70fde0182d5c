package io.headframe.core.host.internal.isolation;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;

/**
 * Where a thread stands that ought to have returned, seen at several moments. A call that is still on the stack at the
 * last look was there at the first; what came and went between is no culprit. A call that is made over and over cannot
 * be told from one that does not return. Not for several threads.
 */
public final class Standing {

  private static final int SHOWN = 3;

  private final Thread thread;
  private final List<StackTraceElement[]> seen = new ArrayList<>();
  private String lock = "";

  /** Looks at a thread for the first time. */
  public Standing(Thread thread) {
    this.thread = thread;
    look();
  }

  /** Looks at it again. */
  public void look() {
    StackTraceElement[] stack = thread.getStackTrace();
    if (stack.length > 0 || seen.isEmpty()) {
      seen.add(stack);
      lock = lock();
    }
  }

  /**
   * Whose call does not return: the bundle of the innermost call that was there at every look.
   *
   * @param candidates the bundles that were called
   * @param otherwise the answer where no class on the stack is of one of them
   */
  public Bundle culprit(List<Bundle> candidates, Bundle otherwise) {
    for (StackTraceElement frame : lasting()) {
      for (Bundle candidate : candidates) {
        if (BundleClasses.contains(candidate, frame.getClassName())) {
          return candidate;
        }
      }
    }
    return otherwise;
  }

  /** The innermost call and, if it is not the plugin's own, the plugin's innermost; a lock that it waits for. */
  public String text(Bundle plugin) {
    StackTraceElement[] stack = seen.get(seen.size() - 1);
    if (stack.length == 0) {
      return "no Java code";
    }
    for (int depth = 0; depth < stack.length; depth++) {
      if (BundleClasses.contains(plugin, stack[depth].getClassName())) {
        return frame(stack[0]) + (depth == 0 ? "" : ", called from " + frame(stack[depth])) + lock;
      }
    }
    return Arrays.stream(stack).limit(SHOWN).map(Standing::frame)
        .collect(Collectors.joining(", called from ")) + lock;
  }

  /** A line of a stack without the module, which differs from JVM to JVM. */
  static String frame(StackTraceElement call) {
    String where = call.isNativeMethod() ? "native"
        : call.getFileName() == null ? "unknown source"
        : call.getLineNumber() < 0 ? call.getFileName() : call.getFileName() + ":" + call.getLineNumber();
    return call.getClassName() + "." + call.getMethodName() + "(" + where + ")";
  }

  private String lock() {
    ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId());
    if (info == null || info.getLockName() == null) {
      return "";
    }
    String holder = info.getLockOwnerName();
    return ", waiting for " + info.getLockName() + (holder == null ? "" : " that '" + holder + "' holds");
  }

  /** The calls that were there at every look, the innermost first. */
  private List<StackTraceElement> lasting() {
    StackTraceElement[] last = seen.get(seen.size() - 1);
    int common = last.length;
    for (StackTraceElement[] earlier : seen) {
      int same = 0;
      while (same < Math.min(common, earlier.length) && sameCall(fromBottom(earlier, same), fromBottom(last, same))) {
        same++;
      }
      common = same;
    }
    return common == 0 ? Collections.emptyList() : Arrays.asList(last).subList(last.length - common, last.length);
  }

  private static StackTraceElement fromBottom(StackTraceElement[] stack, int depth) {
    return stack[stack.length - 1 - depth];
  }

  private static boolean sameCall(StackTraceElement one, StackTraceElement other) {
    return one.getClassName().equals(other.getClassName()) && one.getMethodName().equals(other.getMethodName());
  }
}
