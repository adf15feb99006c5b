import Testing

/// The tests of the module Platform.
@Suite struct PlatformTests {}
