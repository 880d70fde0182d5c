package io.headframe.prompts.pairs.internal;

import io.headframe.core.method.ParameterType;
import io.headframe.core.tck.ParameterTypeConformance;
import io.headframe.prompts.api.PromptPairs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class PairsParameterConformanceTest extends ParameterTypeConformance<PromptPairs> {

  @Override
  protected ParameterType<PromptPairs> technique() {
    return new PairsParameter(leases());
  }

  @Override
  protected Class<PromptPairs> valueType() {
    return PromptPairs.class;
  }

  @Override
  protected String text(Path folder) throws IOException {
    return Files.writeString(folder.resolve("pairs.jsonl"),
        "{\"clean\": \"a b\", \"corrupt\": \"a c\", \"answer\": \" b\", \"wrong\": \" c\"}").toString();
  }

  @Override
  protected String textOfNothing() {
    return "no-such-source";
  }
}
