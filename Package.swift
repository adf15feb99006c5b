// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "kb",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "kb", targets: ["kb"]),
    .executable(name: "kb-lambda", targets: ["kb-lambda"]),
    .library(name: "JSON", targets: ["JSON"]),
    .library(name: "Predictions", targets: ["Predictions"]),
    .library(name: "Platform", targets: ["Platform"]),
    .library(name: "Retrieval", targets: ["Retrieval"]),
    .library(name: "Storage", targets: ["Storage"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // System libraries as modules.
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    // The system's libcurl, bound when the first request is made: linking it would cost every start 8 ms.
    .target(name: "CCurl", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    // What Amazon Linux 2023 lacks of the glibc that the function is built with.
    .target(name: "CGlibcFloor"),
    // Inner loops.
    .target(name: "CKernels"),
    // The documents that `kb init` writes, embedded with C's #embed: 20 ms to build.
    .target(name: "CSamples"),

    .target(name: "JSON"),
    .target(name: "Storage", dependencies: ["CCrypto"]),
    .target(name: "Retrieval", dependencies: ["Storage", "JSON", "CCmark", "CKernels"]),
    .target(name: "SQLite", dependencies: ["CSQLite"]),
    .target(name: "Predictions", dependencies: ["JSON", "CKernels", "SQLite"]),
    .target(name: "Tools", dependencies: ["JSON", "Predictions", "SQLite", "CSQLite"]),
    .target(name: "Platform", dependencies: ["Predictions", "Storage", "SQLite", "JSON"]),
    .target(name: "Prompts", path: "prompts", resources: [.embedInCode("agent.md")]),
    .target(name: "Agents", dependencies: ["Retrieval", "Tools", "Prompts", "JSON"]),
    .target(
      name: "Cloud",
      dependencies: ["Agents", "Tools", "Predictions", "Retrieval", "Storage", "JSON", "CCurl", "CCrypto"]),
    .target(name: "ActionGroups", dependencies: ["Tools", "JSON"]),
    .target(name: "LambdaRuntime", dependencies: ["JSON"]),
    .target(name: "Archives"),
    .target(
      name: "Workspaces",
      dependencies: [
        "Agents", "Archives", "Cloud", "Platform", "Predictions", "Retrieval", "SQLite", "Storage", "Tools", "JSON",
        "CKernels", "CSamples",
      ]),
    .executableTarget(
      name: "kb",
      dependencies: [
        "Workspaces", "ActionGroups", "Agents", "Archives", "Cloud", "Platform", "Predictions", "Retrieval", "SQLite",
        "Storage", "Tools", "JSON", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "kb-lambda", dependencies: ["Workspaces", "ActionGroups", "LambdaRuntime", "CGlibcFloor"]),

    .target(
      name: "TestSupport", dependencies: ["Predictions", "Retrieval", "Storage", "Tools", "SQLite", "JSON"],
      path: "Tests/TestSupport"),
    .testTarget(name: "JSONTests", dependencies: ["JSON", "TestSupport"]),
    .testTarget(name: "StorageTests", dependencies: ["Storage", "TestSupport"]),
    .testTarget(
      name: "RetrievalTests", dependencies: ["Retrieval", "Storage", "SQLite", "JSON", "CKernels", "TestSupport"]),
    .testTarget(name: "PredictionsTests", dependencies: ["Predictions", "JSON", "CKernels", "SQLite", "TestSupport"]),
    .testTarget(
      name: "ToolsTests", dependencies: ["Tools", "Predictions", "SQLite", "CSQLite", "JSON", "TestSupport"]),
    .testTarget(
      name: "PlatformTests", dependencies: ["Platform", "Predictions", "Storage", "SQLite", "JSON", "TestSupport"]),
    .testTarget(
      name: "AgentsTests", dependencies: ["Agents", "Retrieval", "Storage", "Tools", "JSON", "TestSupport"]),
    .testTarget(
      name: "CloudTests",
      dependencies: [
        "Cloud", "Agents", "Predictions", "Retrieval", "SQLite", "Storage", "Tools", "JSON", "TestSupport",
      ]),
    .testTarget(name: "ActionGroupsTests", dependencies: ["ActionGroups", "Tools", "JSON", "TestSupport"]),
    .testTarget(name: "LambdaRuntimeTests", dependencies: ["LambdaRuntime", "JSON", "TestSupport"]),
    .testTarget(name: "ArchivesTests", dependencies: ["Archives", "TestSupport"]),
    .testTarget(
      name: "WorkspacesTests",
      dependencies: [
        "Workspaces", "Agents", "Platform", "Predictions", "Retrieval", "Storage", "JSON", "TestSupport",
      ]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "kb", "Workspaces", "Agents", "Cloud", "Tools", "Predictions", "Retrieval", "Storage", "JSON", "TestSupport",
      ]),
  ]
)
