import Kernels

/// A factor of products among the weights, and where its panels go.
@unsafe struct PackedFactor {
  /// (depth, columns), as it stands among the weights.
  let matrix: Matrix
  let depth: Int
  let columns: Int
  let panels: UnsafeMutablePointer<Float>

  /// To multiply with.
  var read: Panels { unsafe Panels(panels, depth: depth) }

  /// Number of panels.
  var panelCount: Int { unsafe PanelLayout.panels(columns: columns) }

  /// Fills one panel.
  func pack(panel: Int, with kernels: any KernelSet.Type) {
    let first = panel * PanelLayout.width
    unsafe kernels.pack(
      matrix.from(row: 0, column: first), depth: depth,
      columns: min(PanelLayout.width, columns - first), into: panels + first * depth)
  }
}

/// Factors that are packed together, as many threads as there are taking their panels.
@unsafe struct PackedFactors {
  let factors: [PackedFactor]

  /// - Parameter room: `ModelShape.packedRoom` floats.
  init(
    _ tensors: [WeightTensor], transposed: Bool, weights: UnsafePointer<Float>,
    room: UnsafeMutablePointer<Float>
  ) {
    var carver = unsafe Carver(room)
    unsafe factors = tensors.map { tensor in
      let (rows, columns) = (tensor.shape[0], tensor.shape[1])
      let matrix = unsafe Matrix(weights + tensor.offset, rowStride: columns)
      let (depth, width) = transposed ? (columns, rows) : (rows, columns)
      return unsafe PackedFactor(
        matrix: transposed ? matrix.transposed : matrix, depth: depth, columns: width,
        panels: carver.take(PanelLayout.count(depth: depth, columns: width)))
    }
  }

  func pack(with kernels: any KernelSet.Type, on team: ThreadTeam) {
    let tasks = unsafe factors.indices.flatMap { index in
      unsafe (0..<factors[index].panelCount).map { (index, $0) }
    }
    // Waking threads takes longer than packing a small model's matrices.
    let floats = unsafe factors.reduce(0) { unsafe $0 + $1.depth * $1.columns }
    let team = floats < 1 << 16 ? ThreadTeam(threads: 1) : team
    team.run(tasks.count) { task, _ in
      let (index, panel) = tasks[task]
      unsafe factors[index].pack(panel: panel, with: kernels)
    }
  }
}

extension ModelShape {
  /// Floats of room that the packed factors of any layer need, or those of the head.
  var packedRoom: Int {
    let layout = WeightLayout(self)
    let groups = layout.blocks.prefix(1).map(\.matrices) + [[layout.tokenEmbedding]]
    return groups.flatMap { group in
      [(0, 1), (1, 0)].map { depth, columns in
        group.reduce(0) { sum, tensor in
          sum
            + roundedToLine(
              PanelLayout.count(depth: tensor.shape[depth], columns: tensor.shape[columns]))
        }
      }
    }.max() ?? 0
  }
}

extension BlockTensors {
  /// The four matrices, in the order of their use.
  var matrices: [WeightTensor] {
    [queryKeyValue.weight, attentionOutput.weight, expansion.weight, contraction.weight]
  }
}
