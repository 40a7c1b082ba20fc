// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target of this package is compiled with.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// A Swift target under `Sources/` and the rows above it that it may import.
func target(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// The kernels for one kind of processor: `Sources/KernelsForAny`, of which the folders of the others
/// are links, compiled for other instructions, always optimised and in one piece.
func kernels(for name: String, define: String? = nil, level: String? = nil) -> Target {
  let flags = ["-O", "-wmo", "-num-threads", "1", "-disable-batch-mode"]
  return .target(
    name: "KernelsFor" + name, dependencies: ["Kernels"],
    swiftSettings: strict
      + [.unsafeFlags(flags + (level.map { ["-Xcc", "-march=" + $0] } ?? []))]
      + (define.map { [.define($0)] } ?? []))
}

#if arch(x86_64)
  let kernelTargets = [
    kernels(for: "Any"),
    kernels(for: "AVX2", define: "KERNELS_AVX2", level: "x86-64-v3"),
    kernels(for: "AVX512", define: "KERNELS_AVX512", level: "x86-64-v4"),
  ]
#else
  let kernelTargets = [kernels(for: "Any")]
#endif

/// The tests of the target `subject`, in `Tests/<subject>Tests`.
func tests(
  of subject: String, _ others: [Target.Dependency] = [], excluding: [String] = []
) -> Target {
  .testTarget(
    name: subject + "Tests", dependencies: [.target(name: subject)] + others,
    exclude: excluding, resources: [.copy("Fixtures")], swiftSettings: strict)
}

let package = Package(
  name: "report",
  products: [
    .executable(name: "report", targets: ["report"]),
    // Loaded into the judged Python by LD_PRELOAD; see Sources/CForkServer.
    .library(name: "CForkServer", type: .dynamic, targets: ["CForkServer"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Row 0: system libraries and C shims.
    .systemLibrary(
      name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"])]),
    .systemLibrary(
      name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(
      name: "CCommonMark", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CProcessor"),
    .target(name: "CSandbox"),
    .target(
      name: "CForkServer", dependencies: ["CSandbox"],
      // The library is loaded where there is no Swift runtime, so it must not ask for one.
      linkerSettings: [.unsafeFlags(["-nostartfiles"])]),

    // Row 1: values and arithmetic.
    target("Archives", ["CZlib"]),
    target("Kernels"),
    target("Randomness"),
    target("Statistics"),
    target("Charts"),
    target("Documents", ["CCommonMark"]),
    target("LanguageModels"),

    // Row 2: one machine room each.
    target("Rendering", ["CCairo", "CPango", "CZlib", "Charts", "Documents"]),
    target("Corpora", ["Archives", "Randomness"]),
    target(
      "TinyGPT",
      ["Archives", "CProcessor", "Kernels", "LanguageModels", "Randomness"]
        + kernelTargets.map { .target(name: $0.name) }),
    target("Sandboxing", ["CSandbox"]),
    target("ExperimentSpecs", ["Archives", .product(name: "Yams", package: "Yams")]),

    // Row 3.
    target(
      "CodeEvaluation", ["Archives", "LanguageModels", "Sandboxing"],
      resources: [.copy("Attacks"), .copy("Harness"), .copy("Honest")]),

    // Row 4: the two halves, which meet in the records and never import each other.
    target(
      "ExperimentRunning",
      [
        "Archives", "CodeEvaluation", "Corpora", "ExperimentSpecs", "LanguageModels",
        "Sandboxing", "TinyGPT", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    target(
      "Reporting",
      [
        "Archives", "Charts", "Documents", "ExperimentSpecs", "Randomness", "Rendering",
        "Statistics",
      ], resources: [.copy("Resources/Charts"), .copy("Resources/Paper")]),

    // Row 5.
    .executableTarget(
      name: "report",
      dependencies: [
        "Archives", "Charts", "CodeEvaluation", "ExperimentRunning", "ExperimentSpecs",
        "LanguageModels", "Rendering", "Reporting", "Sandboxing", "Statistics", "TinyGPT",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    // Run by Tests/Benchmarks/training.
    .executableTarget(
      name: "TrainingBenchmark", dependencies: ["Kernels", "TinyGPT"],
      path: "Tests/Benchmarks/TrainingBenchmark", exclude: ["training.py"], swiftSettings: strict),
    // Run by Tests/Benchmarks/sampling.
    .executableTarget(
      name: "SamplingBenchmark", dependencies: ["Kernels", "LanguageModels", "TinyGPT"],
      path: "Tests/Benchmarks/SamplingBenchmark", exclude: ["sampling.py"], swiftSettings: strict),

    // Tests, named after their targets.
    tests(of: "Archives"),
    tests(of: "Charts"),
    tests(of: "CodeEvaluation", ["Corpora"], excluding: ["Harness"]),
    tests(of: "Corpora", ["Archives"]),
    tests(of: "Documents"),
    tests(of: "Randomness"),
    tests(of: "Rendering", ["CCairo", "CZlib", "Charts", "Documents"]),
    tests(of: "Sandboxing", ["CSandbox"]),
    tests(of: "ExperimentSpecs", ["Archives"]),
    tests(
      of: "ExperimentRunning",
      ["ExperimentSpecs", .product(name: "GRDB", package: "GRDB.swift")]),
    tests(of: "Reporting", ["Documents", "ExperimentSpecs", "Rendering", "Statistics"]),
    tests(of: "Statistics"),
    tests(of: "TinyGPT", ["Kernels", "LanguageModels", "Randomness"]),
    tests(of: "report", ["Archives", "TinyGPT"]),
  ] + kernelTargets
)
