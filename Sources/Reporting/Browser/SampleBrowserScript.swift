/// The style and the script of the sample browser. Without the script all samples are listed.
enum SampleBrowserScript {
  static let html = """
    <style>
    .samples .filters { display: flex; flex-wrap: wrap; gap: .5em 1em; align-items: baseline; }
    .samples .filters[hidden], .samples [hidden] { display: none; }
    .samples select { font: inherit; max-width: 16em; }
    .samples section { border-top: 1px solid var(--line); }
    .samples h3 { margin: .6em 0 .2em; font-size: 1rem; }
    .samples small { color: var(--soft); font-weight: 400; }
    .samples summary { cursor: pointer; padding: .15em 0; }
    .samples pre { font-size: .82rem; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
    .samples pre i { font-style: normal; border-radius: 2px; }
    .samples .p1 { background: rgb(213 94 0 / .12); } .samples .p2 { background: rgb(213 94 0 / .24); }
    .samples .p3 { background: rgb(213 94 0 / .36); } .samples .p4 { background: rgb(213 94 0 / .5); }
    .samples .p5 { background: rgb(213 94 0 / .66); }
    .samples dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em 1em; margin: .4em 0 1em; }
    .samples dd { margin: 0; overflow-wrap: anywhere; }
    .samples .place { color: var(--soft); font-size: .875rem; margin: .3em 0 1em; }
    </style>
    <script>
    (() => {
      const root = document.getElementById("samples");
      const bar = root.querySelector(".filters");
      const menus = [...bar.querySelectorAll("select")];
      const output = bar.querySelector("output");
      const update = () => {
        const [problem, verdict, arm] = menus.map((menu) => menu.value);
        let count = 0;
        for (const section of root.querySelectorAll("section")) {
          let own = 0;
          const fits = !problem || section.dataset.problem === problem;
          for (const entry of section.querySelectorAll("details[data-verdict]")) {
            entry.hidden = !fits || (verdict && entry.dataset.verdict !== verdict)
              || (arm && entry.dataset.arm !== arm);
            own += entry.hidden ? 0 : 1;
          }
          section.hidden = own === 0;
          count += own;
        }
        output.textContent = count + " shown";
      };
      // Links into the browser say what to show: #samples?problem=…&verdict=…&arm=…
      const follow = () => {
        const [place, query] = location.hash.split("?", 2);
        if (place !== "#samples" || query === undefined) return;
        const wanted = new URLSearchParams(query);
        for (const menu of menus) {
          const value = wanted.get(menu.name) ?? "";
          const has = [...menu.options].some((option) => (option.value || option.text) === value);
          menu.value = has ? value : "";
        }
        update();
        const shown = root.querySelectorAll("section:not([hidden]) details[data-verdict]:not([hidden])");
        if (shown.length === 1 || (wanted.get("problem") && shown.length > 0)) shown[0].open = true;
        root.scrollIntoView();
      };
      const say = () => {
        const values = menus.map((menu) => [menu.name, menu.value]).filter((pair) => pair[1]);
        const query = new URLSearchParams(values).toString();
        history.replaceState(null, "", query ? "#samples?" + query : "#samples");
      };
      for (const menu of menus) menu.addEventListener("change", () => { update(); say(); });
      for (const entry of root.querySelectorAll("details[data-row]")) {
        if (!document.getElementById(entry.dataset.row)) continue;
        const link = document.createElement("a");
        link.href = "#" + entry.dataset.row;
        link.textContent = "evidence of this problem";
        entry.querySelector(".place").append(", ", link);
      }
      addEventListener("hashchange", follow);
      bar.hidden = false;
      update();
      follow();
    })();
    </script>

    """
}
