package io.headframe.forecast.data.internal;

import io.headframe.core.method.ParameterType;
import io.headframe.core.tck.ParameterTypeConformance;
import io.headframe.forecast.api.SeriesData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class SeriesParameterConformanceTest extends ParameterTypeConformance<SeriesData> {

  @Override
  protected ParameterType<SeriesData> technique() {
    return new SeriesParameter();
  }

  @Override
  protected Class<SeriesData> valueType() {
    return SeriesData.class;
  }

  @Override
  protected String text(Path folder) throws IOException {
    return Files.writeString(folder.resolve("sales.csv"), "unique_id,ds,y\na,1,2\na,3,\n")
        + ",gaps=fill,missing=interpolate";
  }

  @Override
  protected String textOfNothing() {
    return "no-such-file.csv";
  }
}
