/// The one script of a page. Without it the page only loses the sorting.
enum HTMLScript {
  /// Makes every head of a table with two or more rows a button that sorts by its column: numbers
  /// by value, other words by the alphabet, up and then down; equal rows keep their order.
  static let sortableTables = #"""
    "use strict";
    for (const table of document.querySelectorAll("main .table table")) {
      const body = table.tBodies[0];
      if (!body || body.rows.length < 2) continue;
      const heads = [...table.tHead.rows[0].cells];
      const value = (row, column) => {
        const text = row.cells[column].textContent.trim();
        const match = text.replace(/\u2212/g, "-").replace(/(\d)[,\u202f](?=\d{3})/g, "$1")
          .match(/^[^\d-]*(-?\d*\.?\d+(?:e[+-]?\d+)?)/i);
        return { text, number: match ? parseFloat(match[1]) : NaN };
      };
      heads.forEach((head, column) => {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => {
          const down = head.getAttribute("aria-sort") === "ascending";
          heads.forEach(other => other.removeAttribute("aria-sort"));
          head.setAttribute("aria-sort", down ? "descending" : "ascending");
          const rows = [...body.rows].map(row => ({ row, ...value(row, column) }));
          const numeric = rows.filter(r => r.text !== "").every(r => !isNaN(r.number));
          rows.sort((a, b) => {
            if (a.text === "" || b.text === "") return (a.text === "") - (b.text === "");
            const order = numeric ? a.number - b.number : a.text.localeCompare(b.text);
            return down ? -order : order;
          });
          body.append(...rows.map(r => r.row));
        });
      });
    }
    """#
}
