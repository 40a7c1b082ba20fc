import Foundation

/// What is known of the machine for a report's `environment.json`.
enum Machine {
  /// The processor's name as the kernel tells it; its architecture where it does not.
  static var processor: String {
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    for line in lines.split(separator: "\n") where line.hasPrefix("model name") {
      let sides = line.split(separator: ":", maxSplits: 1)
      if sides.count == 2 { return sides[1].trimmingCharacters(in: .whitespaces) }
    }
    #if arch(arm64)
      return "arm64"
    #else
      return "x86_64"
    #endif
  }
}
