package io.headframe.core.method.view;

/** Something that every front end can show. Views are plain values of the host's types. */
public sealed interface View permits Curve, HeatMap, Table, Text, TokenGrid, TokenMatrix {

  /** A few words above it. */
  String title();
}
