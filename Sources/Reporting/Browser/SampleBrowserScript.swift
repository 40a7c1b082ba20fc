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
    .samples pre { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
    .samples pre i { font-style: normal; border-radius: 2px; }
    .samples .p1 { background: rgb(213 94 0 / .12); } .samples .p2 { background: rgb(213 94 0 / .24); }
    .samples .p3 { background: rgb(213 94 0 / .36); } .samples .p4 { background: rgb(213 94 0 / .5); }
    .samples .p5 { background: rgb(213 94 0 / .66); }
    .samples dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em 1em; margin: .4em 0 1em; }
    .samples dd { margin: 0; overflow-wrap: anywhere; }
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
      for (const menu of menus) menu.addEventListener("change", update);
      bar.hidden = false;
      update();
    })();
    </script>

    """
}
