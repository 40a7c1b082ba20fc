extension Shape {
  /// The shape in the words of JSON Schema, draft 7: the newest draft that editors know well.
  ///
  /// What the schema cannot say (one setting against another, files that must exist) only the
  /// validator checks.
  var jsonSchema: JSONValue {
    switch self {
    case .text(let rule): return rule.jsonSchema
    case .number(let rule): return rule.jsonSchema
    case .flag: return ["type": "boolean"]
    case .scalar: return ["type": ["string", "number"]]
    case .list(let element):
      return [
        "type": "array", "items": element.jsonSchema, "minItems": 1, "uniqueItems": true,
      ]
    case .setting(let element):
      return ["anyOf": [element.jsonSchema, Shape.list(element).jsonSchema]]
    case .object(let shape): return shape.jsonSchema
    case .map(let key, let value):
      return [
        "type": "object", "propertyNames": key.jsonSchema,
        "additionalProperties": value.jsonSchema,
      ]
    case .variants(let tag, let variants):
      return [
        "oneOf": .list(variants.map { $0.shape.jsonSchema(tag: tag, value: $0.name) })
      ]
    case .textOr(let rule, let other): return ["anyOf": [rule.jsonSchema, other.jsonSchema]]
    case .foreign(let note): return ["type": "object", "description": .string(note)]
    case .rows(let note):
      return [
        "type": "array", "items": ["type": "object"], "minItems": 1, "description": .string(note),
      ]
    }
  }
}

extension ObjectShape {
  fileprivate var jsonSchema: JSONValue { jsonSchema(tag: nil, value: "") }

  /// - Parameter tag: The key that must hold `value`, in a variant.
  fileprivate func jsonSchema(tag: String?, value: String) -> JSONValue {
    let properties = keys.map { key in
      var schema = key.shape.jsonSchema
      if key.name == tag { schema = ["const": .string(value)] }
      return JSONValue.Member(key: key.name, value: schema.describing(key))
    }
    var members: [JSONValue.Member] = [
      .init(key: "type", value: "object"),
      .init(key: "additionalProperties", value: false),
      .init(key: "properties", value: .object(properties)),
    ]
    let required = keys.filter {
      if case .required = $0.presence { true } else { false }
    }
    if !required.isEmpty {
      members.append(.init(key: "required", value: .list(required.map { .string($0.name) })))
    }
    if !exactlyOne.isEmpty {
      let branches = exactlyOne.map {
        JSONValue.object([.init(key: "required", value: [.string($0)])])
      }
      members.append(.init(key: "oneOf", value: .list(branches)))
    }
    if !companions.isEmpty {
      let pairs = companions.map { JSONValue.Member(key: $0.key, value: [.string($0.needs)]) }
      members.append(.init(key: "dependencies", value: .object(pairs)))
    }
    return .object(members)
  }
}

extension JSONValue {
  /// The schema with the key's note and default added.
  fileprivate func describing(_ key: ObjectShape.Key) -> JSONValue {
    var members = members.filter { $0.key != "description" }
    members.insert(Member(key: "description", value: .string(key.note)), at: 0)
    if case .defaults(let value) = key.presence {
      members.append(Member(key: "default", value: value))
    }
    return .object(members)
  }
}

extension TextRule {
  fileprivate var jsonSchema: JSONValue {
    var members: [JSONValue.Member] = [.init(key: "type", value: "string")]
    if !choices.isEmpty {
      members.append(.init(key: "enum", value: .list(choices.map { .string($0) })))
    }
    if let form { members.append(.init(key: "pattern", value: .string(form.pattern))) }
    return .object(members)
  }
}

extension NumberRule {
  fileprivate var jsonSchema: JSONValue {
    var members: [JSONValue.Member] = [
      .init(key: "type", value: isWhole ? "integer" : "number")
    ]
    if let minimum {
      let key = isAboveMinimum ? "exclusiveMinimum" : "minimum"
      members.append(.init(key: key, value: .number(minimum)))
    }
    if let maximum { members.append(.init(key: "maximum", value: .number(maximum))) }
    return .object(members)
  }
}
