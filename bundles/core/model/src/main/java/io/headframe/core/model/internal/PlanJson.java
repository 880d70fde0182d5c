package io.headframe.core.model.internal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Change;
import io.headframe.core.model.ForwardPlan.Logits;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Tensor;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Forward plans as JSON. Tensors are written bit by bit: base64 of little-endian 32-bit floats. */
public final class PlanJson {

  private static final Map<String, Class<? extends Intervention>> INTERVENTIONS = Map.of(
      "fill", Intervention.Fill.class,
      "mean", Intervention.Mean.class,
      "scale", Intervention.Scale.class,
      "add", Intervention.Add.class,
      "replace", Intervention.Replace.class);

  private PlanJson() {}

  /**
   * All of a plan.
   *
   * @param input what goes in
   * @param capture names
   * @param changes in order
   * @param logits where
   */
  public record Plan(PlanInput input, Set<String> capture, List<Change> changes, Logits logits) {}

  /** Writes a plan. */
  public static String write(Plan plan) {
    for (Change change : plan.changes()) {
      if (change.intervention() instanceof Intervention.Compute compute) {
        throw new HeadframeException(PlanError.NOT_A_VALUE, compute.description(), change.at());
      }
    }
    return gson().toJson(plan);
  }

  /** Reads a plan. */
  public static Plan read(String json) {
    try {
      Plan plan = gson().fromJson(json, Plan.class);
      Objects.requireNonNull(plan, "it is empty");
      Objects.requireNonNull(plan.input(), "it has no 'input'");
      Objects.requireNonNull(plan.capture(), "it has no 'capture'");
      Objects.requireNonNull(plan.changes(), "it has no 'changes'");
      Objects.requireNonNull(plan.logits(), "it has no 'logits'");
      for (Change change : plan.changes()) {
        Objects.requireNonNull(change.at(), "a change has no 'at'");
        Objects.requireNonNull(change.part(), "a change has no 'part'");
        Objects.requireNonNull(change.intervention(), "a change has no 'intervention'");
      }
      return plan;
    } catch (RuntimeException wrong) {
      throw new HeadframeException(wrong, PlanError.NOT_A_PLAN, cause(wrong));
    }
  }

  private static String cause(Throwable wrong) {
    Throwable deepest = wrong;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage();
  }

  private static Gson gson() {
    return new GsonBuilder()
        .serializeSpecialFloatingPointValues()
        .enableComplexMapKeySerialization()
        .registerTypeAdapter(Tensor.class, new TensorAdapter())
        .registerTypeAdapter(Intervention.class, new InterventionAdapter())
        .create();
  }

  private static final class TensorAdapter implements JsonSerializer<Tensor>, JsonDeserializer<Tensor> {

    @Override
    public JsonElement serialize(Tensor tensor, Type type, JsonSerializationContext context) {
      ByteBuffer bytes = ByteBuffer.allocate(tensor.data().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(tensor.data());
      JsonObject json = new JsonObject();
      json.add("shape", context.serialize(tensor.shape()));
      json.addProperty("float32", Base64.getEncoder().encodeToString(bytes.array()));
      return json;
    }

    @Override
    public Tensor deserialize(JsonElement json, Type type, JsonDeserializationContext context) {
      JsonObject object = json.getAsJsonObject();
      byte[] bytes = Base64.getDecoder().decode(object.get("float32").getAsString());
      float[] data = new float[bytes.length / Float.BYTES];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(data);
      return new Tensor(context.deserialize(object.get("shape"), long[].class), data);
    }
  }

  private static final class InterventionAdapter
      implements JsonSerializer<Intervention>, JsonDeserializer<Intervention> {

    @Override
    public JsonElement serialize(Intervention intervention, Type type, JsonSerializationContext context) {
      JsonObject json = context.serialize(intervention, intervention.getClass()).getAsJsonObject();
      JsonObject named = new JsonObject();
      INTERVENTIONS.forEach((name, kind) -> {
        if (kind == intervention.getClass()) {
          named.add(name, json);
        }
      });
      return named;
    }

    @Override
    public Intervention deserialize(JsonElement json, Type type, JsonDeserializationContext context) {
      Map.Entry<String, JsonElement> named = json.getAsJsonObject().entrySet().iterator().next();
      Class<? extends Intervention> kind = INTERVENTIONS.get(named.getKey());
      if (kind == null) {
        throw new JsonParseException("there is no intervention '" + named.getKey() + "' among "
            + INTERVENTIONS.keySet().stream().sorted().toList());
      }
      return context.deserialize(named.getValue(), kind);
    }
  }
}
