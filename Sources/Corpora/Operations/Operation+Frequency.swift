extension Operation {
  /// How often authors need an operation, relative to others.
  ///
  /// As in the world, a few things are done again and again and many seldom: models of all sizes
  /// have something to learn, and a larger one learns more of what is rare.
  enum Frequency: Int, Sendable {
    case rare = 1
    case common = 3
    case everyday = 8
  }

  var frequency: Frequency {
    if Self.everyday.contains(name) { return .everyday }
    return Self.rare.contains(name) ? .rare : .common
  }

  private static let everyday: Set<String> = [
    // Strings.
    "upper_text", "lower_text", "drop_vowels", "drop_letter", "replace_spaces", "reverse_text",
    "take_first_chars", "split_words", "text_length", "count_vowels", "count_letter",
    // Words.
    "keep_long_words", "sort_words", "upper_words", "unique_words", "word_lengths", "join_words",
    "longest_word", "count_words", "reverse_words", "take_first_words",
    // Numbers.
    "keep_even", "keep_positive", "keep_above", "unique_numbers", "sort_numbers",
    "reverse_numbers", "multiply_each", "add_to_each", "square_each", "sum_numbers",
    "largest_number", "smallest_number", "count_numbers", "take_first_numbers",
    "drop_first_numbers",
    // One number.
    "multiply_number", "add_number", "square_number", "is_even",
    // Dictionaries.
    "keep_large_values", "add_to_values", "list_values", "sorted_keys", "sum_values",
  ]

  private static let rare: Set<String> = [
    // Strings.
    "swap_case", "mirror_text", "double_chars", "count_distinct_chars", "tally_chars",
    "is_palindrome", "has_digit", "take_alternate_chars",
    // Words.
    "keep_short_words", "drop_words_starting", "reverse_each_word", "shorten_words", "add_suffix",
    "join_initials", "map_lengths", "take_alternate_words",
    // Numbers.
    "keep_multiples", "rotate_numbers", "running_totals", "differences", "absolute_each",
    "remainder_each", "cap_each", "zero_negatives", "multiply_all", "value_range",
    "count_negative", "count_above", "any_negative", "all_even", "is_sorted",
    "take_alternate_numbers",
    // One number.
    "absolute_number", "remainder_number", "divide_number", "sum_digits", "list_divisors",
    "write_binary", "is_above",
    // Dictionaries.
    "keep_even_values", "drop_short_keys", "keys_by_value", "key_of_largest",
  ]
}
