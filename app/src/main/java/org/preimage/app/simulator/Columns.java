package org.preimage.app.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.CampaignConfig.InputConfig;
import org.preimage.app.schema.Scalar;
import org.preimage.app.schema.SimulatorConfig;
import org.preimage.space.ColumnNames;
import org.preimage.space.Input;
import org.preimage.space.Kind;
import org.preimage.space.NearestName;
import org.preimage.space.Space;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The columns of a simulator: what its block says, and what is known of them without it.
///
/// @param inputs in the order that a design is told in
/// @param outputs in the order of a property
record Columns(List<Input> inputs, List<String> outputs) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    Columns {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        ColumnNames.check("simulator", inputs.stream().map(Input::name).toList(), outputs);
    }

    /// @param known the columns of a model; null if there is none
    /// @throws IllegalArgumentException if no columns are told, or the two contradict
    static Columns of(SimulatorConfig told, @Nullable Space known) {
        if (known == null && (told.inputs().isEmpty() || told.outputs().isEmpty())) {
            throw new IllegalArgumentException("expected the keys 'inputs' and 'outputs', since no model says them");
        }
        List<Input> inputs = new ArrayList<>();
        if (known != null && told.inputs().isEmpty()) {
            inputs.addAll(known.inputs());
        }
        told.inputs()
                .forEach((name, column) -> inputs.add(known == null ? column.input(name) : input(name, column, known)));
        return new Columns(inputs, told.outputs().isEmpty() && known != null ? known.outputNames() : told.outputs());
    }

    /// The model's, whose values are what designs are made of.
    private static Input input(String name, InputConfig told, Space known) {
        int at = known.inputNames().indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException(
                    "inputs: " + NearestName.refusal("an input of the model", name, known.inputNames()));
        }
        Input input = known.inputs().get(at);
        List<String> levels = input.kind() instanceof Kind.Categorical(var names) ? names : List.of();
        if (!told.levels().isEmpty() && !told.levels().containsAll(levels)) {
            throw new IllegalArgumentException("inputs." + name + ": expected the levels of the model, "
                    + (levels.isEmpty() ? "of which there are none" : String.join(", ", levels)) + ", found "
                    + String.join(", ", told.levels()));
        }
        return input;
    }

    /// A design by the names of its inputs: numbers, and levels by their names.
    ///
    /// @throws IllegalArgumentException if it does not have one value per input
    static Map<String, Scalar> values(List<Input> inputs, double[] x) {
        if (x.length != inputs.size()) {
            throw new IllegalArgumentException(
                    "simulator: expected a design of " + inputs.size() + " values, found " + x.length);
        }
        Map<String, Scalar> values = new LinkedHashMap<>();
        for (int v = 0; v < x.length; v++) {
            Input input = inputs.get(v);
            String text = input.kind().shown(x[v]);
            values.put(input.name(), new Scalar(text, !(input.kind() instanceof Kind.Categorical)));
        }
        return values;
    }

    /// A design as one JSON object.
    static String json(Map<String, Scalar> values) {
        ObjectNode object = JSON.createObjectNode();
        values.forEach((name, value) -> {
            if (!value.number()) {
                object.put(name, value.text());
            } else if (value.text().matches("-?\\d+")) {
                object.put(name, Long.parseLong(value.text()));
            } else {
                object.put(name, Double.parseDouble(value.text()));
            }
        });
        return JSON.writeValueAsString(object) + "\n";
    }
}
