import ExperimentSpecs
import Foundation

/// The definition of a built-in chart, without its data.
///
/// Each is a file of the folder `Resources/Charts`, in the subset of Vega-Lite that ``Charts`` reads.
/// They read these columns:
///
/// | chart | columns |
/// |---|---|
/// | `performance-by-size` | `non_embedding`, `pass_rate`, `lower`, `upper`, `label` |
/// | `loss-by-size` | `non_embedding`, `loss`, `lower`, `upper`, `series`; a series with `power law` in its name is a line |
/// | `pass-at-k-by-temperature` | `model`, `temperature`, `k`, `pass_at_k`, `lower`, `upper` |
/// | `best-temperature-by-k` | `model`, `k`, `temperature`, `from`, `to` |
/// | `pass-rate-by-size` | `family`, `non_embedding`, `k`, `pass_at_k`, `lower`, `upper` |
/// | `ranking`, `ranking-by-model` | `model`, `temperature`, `label`, `k`, `pass_rate`, `lower`, `upper` |
/// | `bleu-densities` | `task_id`, `result`, `from`, `to`, `density`, `smooth` |
/// | `pass-rate-by-level` | `arm`, `model`, `level`, `pass_rate`, `lower`, `upper` |
/// | `alignment-by-size` | `non_embedding`, `examples`, `pass_rate`, `lower`, `upper` |
/// | `alignment-by-size-and-instruction` | the same and `instruction` |
/// | `estimator-bias` | `estimator`, `label`, `n`, `mean`, `lower`, `upper`, `truth` |
/// | `insecure-by-size` | `family`, `non_embedding`, `cipher`, `share`, `lower`, `upper` |
/// | `pass-at-k` | `arm`, `k`, `pass_at_k`, `lower`, `upper` |
/// | `pass-rates` | `arm`, `from`, `to`, `problems` |
/// | `pass-rate-by-category` | `arm`, `model`, `category`, `pass_rate`, `lower`, `upper` |
/// | `verdicts` | `arm`, `verdict`, `share` |
/// | `loss-by-tokens` | `label`, `tokens`, `validation_loss` |
struct ChartTemplate {
  let chart: NamedChart
  let definition: JSONValue

  /// - Parameters:
  ///   - name: A chart's name, or a paper's figure.
  ///   - figure: The figure that asks for it, for errors.
  /// - Throws: ``ReportingError/chart(figure:reason:)``, ``ReportingError/unreadable(_:)``.
  init(named name: String, figure: String) throws(ReportingError) {
    guard let chart = NamedChart(named: name) else {
      throw .chart(
        figure: figure,
        reason: "no chart `\(name)` is built in; there are "
          + NamedChart.all.map(\.name).joined(separator: ", "))
    }
    self.chart = chart
    definition = try Resource.json("Charts/\(chart.name).vl.json")
  }
}

/// A file that comes with this part of the program.
enum Resource {
  static func data(_ path: String) throws(ReportingError) -> Data {
    guard let folder = Bundle.module.resourceURL,
      let data = try? Data(contentsOf: folder.appending(path: path))
    else {
      throw .unreadable("\(path): error: a file of the program is missing; install it again")
    }
    return data
  }

  static func json(_ path: String) throws(ReportingError) -> JSONValue {
    do {
      return try JSONDecoder().decode(JSONValue.self, from: data(path))
    } catch let error as ReportingError {
      throw error
    } catch {
      throw .unreadable("\(path): error: a file of the program is damaged; install it again")
    }
  }
}
