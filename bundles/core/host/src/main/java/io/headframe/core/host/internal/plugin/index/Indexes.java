package io.headframe.core.host.internal.plugin.index;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.Home;
import io.headframe.core.host.internal.Sha256;
import io.headframe.core.host.internal.plugin.PluginError;
import io.headframe.core.host.internal.plugin.profile.JarStore;
import io.headframe.core.host.internal.run.Failure;
import io.headframe.core.host.plugin.PluginIndexes;
import io.headframe.core.method.Technique;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.resource.Capability;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The indexes that the home knows. Their addresses stand in the file {@code indexes}, one a line. Those from the
 * network are read each time; their last content is kept and stands in when the network does not answer.
 */
@Component(service = {PluginIndexes.class, Indexes.class})
public final class Indexes implements PluginIndexes {

  private static final Comparator<BundleResource> NEWEST_FIRST =
      Comparator.comparing(BundleResource::version).reversed();

  private final Path file;
  private final Path copies;
  private final JarStore store;
  private final Opener network;

  /** Opens an address. */
  @FunctionalInterface
  interface Opener {
    InputStream open(URI address) throws IOException;
  }

  /**
   * @param context tells the home
   */
  @Activate
  public Indexes(BundleContext context) {
    this(Home.of(context), Download::open);
  }

  Indexes(Path home, Opener network) {
    this.network = network;
    this.file = home.resolve("indexes");
    this.store = new JarStore(home.resolve("store"));
    this.copies = home.resolve("index-copies");
  }

  @Override
  public synchronized List<String> addresses() {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().map(String::strip).filter(line -> !line.isEmpty()).toList()
          : List.of();
    } catch (IOException unreadable) {
      throw new HeadframeException(unreadable, PluginError.NOT_WRITTEN, file, Failure.message(unreadable));
    }
  }

  @Override
  public synchronized int add(String address) {
    String absolute = uri(address).toString();
    int bundles = read(absolute, new ArrayList<>()).size();
    List<String> known = new ArrayList<>(addresses());
    if (!known.contains(absolute)) {
      known.add(absolute);
      write(known);
    }
    return bundles;
  }

  @Override
  public synchronized void remove(String address) {
    List<String> known = new ArrayList<>(addresses());
    if (!known.remove(address) && !known.remove(uri(address).toString())) {
      throw new HeadframeException(PluginError.INDEX_UNKNOWN, address,
          known.isEmpty() ? "there is none" : String.join(", ", known));
    }
    write(known);
  }

  private void write(List<String> addresses) {
    try {
      Path part = file.resolveSibling("indexes.part");
      Files.write(part, addresses);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new HeadframeException(failed, PluginError.NOT_WRITTEN, file, Failure.message(failed));
    }
  }

  /**
   * Every bundle of every index, the newest first.
   *
   * @param notes gets a sentence for each index that cannot be read, whether its last content stands in or not
   * @throws HeadframeException if none can be read
   */
  public List<BundleResource> read(List<String> notes) {
    List<BundleResource> all = new ArrayList<>();
    List<HeadframeException> unreadable = new ArrayList<>();
    List<String> addresses = addresses();
    for (String address : addresses) {
      try {
        all.addAll(read(address, notes));
      } catch (HeadframeException failed) {
        unreadable.add(failed);
        notes.add(failed.getMessage());
      }
    }
    if (!addresses.isEmpty() && unreadable.size() == addresses.size()) {
      throw unreadable.get(0);
    }
    all.sort(NEWEST_FIRST);
    return all;
  }

  private List<BundleResource> read(String address, List<String> notes) {
    URI uri = uri(address);
    Path copy = copies.resolve(Sha256.of(address) + ".xml");
    boolean remote = "https".equals(uri.getScheme());
    try {
      byte[] content;
      try (InputStream in = network.open(uri)) {
        content = in.readAllBytes();
      } catch (IOException unreachable) {
        if (!remote || !Files.exists(copy)) {
          throw unreachable;
        }
        content = Files.readAllBytes(copy);
        notes.add("The index " + address + " does not answer (" + Failure.message(unreachable)
            + "); what it was on " + Files.getLastModifiedTime(copy) + " stands in.");
        remote = false;
      }
      List<BundleResource> resources = IndexReader.read(new ByteArrayInputStream(content), uri, address);
      if (remote) {
        Path part = Files.createTempFile(Files.createDirectories(copies), "index", ".part");
        Files.write(part, content);
        Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
      return resources;
    } catch (IOException broken) {
      throw new HeadframeException(broken, PluginError.INDEX_UNREADABLE, address, Failure.message(broken));
    }
  }

  private static URI uri(String address) {
    try {
      if (address.startsWith("https://")) {
        return URI.create(address);
      }
      if (address.startsWith("file:")) {
        return Path.of(URI.create(address)).toUri();
      }
      if (!address.isBlank() && !address.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
        return Path.of(address).toAbsolutePath().normalize().toUri();
      }
    } catch (IllegalArgumentException none) {
      throw new HeadframeException(none, PluginError.INDEX_ADDRESS, address);
    }
    throw new HeadframeException(PluginError.INDEX_ADDRESS, address);
  }

  @Override
  public List<Available> search(String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    Map<String, BundleResource> newest = new LinkedHashMap<>();
    read(new ArrayList<>()).forEach(resource -> newest.putIfAbsent(resource.name(), resource));
    return newest.values().stream()
        .map(Indexes::available)
        .filter(each -> wanted.isEmpty() ? !each.techniques().isEmpty() : text(each).contains(wanted))
        .sorted(Comparator.comparing(Available::bundle))
        .toList();
  }

  private static String text(Available each) {
    return Stream.of(List.of(each.bundle(), each.title(), each.description()), each.techniques(), each.summaries())
        .flatMap(List::stream).reduce("", (a, b) -> a + "\n" + b).toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Path> jars(String address) {
    Map<String, BundleResource> newest = new LinkedHashMap<>();
    read(uri(address).toString(), new ArrayList<>()).stream()
        .sorted(NEWEST_FIRST)
        .forEach(resource -> newest.putIfAbsent(resource.name(), resource));
    return newest.values().stream().map(resource -> store.require(resource.entry("", true))).toList();
  }

  @Override
  public List<Available> versions(String name) {
    return read(new ArrayList<>()).stream()
        .filter(resource -> resource.name().equals(name) || resource.techniques().contains(name))
        .map(Indexes::available)
        .toList();
  }

  private static Available available(BundleResource resource) {
    Map<String, Object> identity = resource.getCapabilities("osgi.identity").get(0).getAttributes();
    List<String> summaries = resource.getCapabilities(Technique.NAMESPACE).stream()
        .map(Capability::getAttributes)
        .map(attributes -> attributes.get("summary"))
        .filter(Objects::nonNull)
        .map(Object::toString)
        .toList();
    return new Available(resource.name(), resource.version().toString(),
        String.valueOf(identity.getOrDefault("name", resource.name())),
        String.valueOf(identity.getOrDefault("description", "")),
        resource.techniques(), summaries, resource.sha256(), resource.size(), resource.source());
  }
}
