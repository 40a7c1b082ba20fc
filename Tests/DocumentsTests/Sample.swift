import Testing

@testable import Documents

/// A notebook that uses every construct, and what its names stand for.
enum Sample {
  static let markdown = #"""
    # How often is a program right?

    A *short* abstract with **strong** words, ~~old~~ ones, `code`, and a note[^way].
    The best pass rate is {value}`best(pass@1)`; see {ref}`fig-pass`, {ref}`tab-scores` and
    {ref}`methods`.

    ```{contents}
    ```

    (methods)=
    ## Methods & limits

    The estimator {cite}`chen2021` is {math}`1 - \binom{n-c}{k} / \binom{n}{k}`, see also
    {cite}`papineni2002,chen2021` and <https://example.org/a?b=c&d=e>.

    ```{math}
    \mathrm{pass@}k = \mathbb{E}\left[1 - \frac{\binom{n-c}{k}}{\binom{n}{k}}\right]
    ```

    1. first
    2. second
       - nested

    - [x] done
    - [ ] open

    > A quotation.

    ```python
    def add(a, b):  # sum
        return a + b
    ```

    | model | pass@1 |
    | :-- | --: |
    | A \| B | 0.25 |

    ### Results

    ```{figure} fig-pass
    :alt: Pass rate rises with k.

    The rate of {value}`best(pass@1)` against {math}`k`.
    ```

    ```{table} tab-scores
    ```

    ---

    [^way]: Counted with {value}`n` samples.
    """#

  static let bibTeX = #"""
    @article{chen2021,
      author = {Chen, Mark and Tworek, Jerry and Jun, Heewoo and others},
      title = "Evaluating Large Language Models Trained on {Code}",
      year = 2021, eprint = {2107.03374}, archivePrefix = {arXiv}
    }
    @inproceedings{papineni2002,
      author = {Papineni, Kishore and Roukos, Salim},
      title = {{BLEU}: a Method for Automatic Evaluation}, booktitle = {ACL},
      pages = {311--318}, year = {2002}, doi = {10.3115/1073083.1073135}
    }
    """#

  static func sources() throws -> NotebookSources {
    NotebookSources(
      figures: ["fig-pass": FigureSource(alternative: "unused")],
      tables: [
        "tab-scores": Table(
          caption: [.text("Scores.")], alignments: [.leading, .trailing],
          head: [[.text("model")], [.text("rate")]],
          rows: [
            [[.text("small")], [.text("0.125")]],
            [[.text("large")], [.text("0.5")]],
          ])
      ],
      bibliography: try Bibliography(bibTeX: bibTeX),
      value: { expression in
        switch expression {
        case "best(pass@1)": .success([.text("0.2210")])
        case "n": .success([.text("200")])
        default: .failure(ValueFailure("there is no '\(expression)'"))
        }
      })
  }

  static func document() throws -> Document {
    try Notebook(markdown: markdown).resolved(with: sources())
  }

  /// A document of the notebook `markdown` without any sources.
  static func document(of markdown: String) throws -> Document {
    try Notebook(markdown: markdown).resolved(with: NotebookSources())
  }
}
