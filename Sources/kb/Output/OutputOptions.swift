import ArgumentParser

/// The options of every command about the form of its output.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print the result as JSON; an error is one line of JSON on stderr.")
  var json = false

  @Flag(name: .customLong("no-color"), help: "Print without colour (so does NO_COLOR=1).")
  var noColor = false
}
