/// The style of a page: one column for reading, light or dark as the reader's system is.
enum HTMLStyle {
  static let css = #"""
    :root {
      color-scheme: light dark;
      --paper: #fdfdfc; --ink: #1c1e21; --soft: #5b6168; --line: #d9dcdf; --wash: #f3f4f5;
      --edge: rgb(0 0 0 / .16); --link: #0b57b0; --keyword: #8b1a89; --name: #00627a; --string: #256b1f;
      --number: #a04900; --comment: #6a7078; --definition: #0b4fb3;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #16181b; --ink: #e4e6e8; --soft: #a0a7ae; --line: #3a3f45; --wash: #202327;
        --edge: rgb(255 255 255 / .2); --link: #82b7ff; --keyword: #d9a0f5; --name: #79cbd9; --string: #9cd67f;
        --number: #f2b27a; --comment: #949ca5; --definition: #8fbcff;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 1.0625rem/1.6 "Source Serif 4", "Charter", "Georgia", "Liberation Serif", serif;
      font-variant-numeric: lining-nums;
    }
    main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 5rem; }
    header { margin: 1rem 0 2rem; border-bottom: 1px solid var(--line); padding-bottom: 1rem; }
    h1, h2, h3, h4, h5, h6, .caption, figcaption, table, nav, .footnotes, .subtitle {
      font-family: system-ui, -apple-system, "Segoe UI", "Helvetica Neue", "DejaVu Sans", sans-serif;
    }
    h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2em 0 .6em; text-wrap: balance; }
    h1 { font-size: 1.9rem; } header h1 { margin: 0; } h2 { font-size: 1.4rem; }
    h3 { font-size: 1.15rem; } h4, h5, h6 { font-size: 1rem; }
    .subtitle { color: var(--soft); margin: .5rem 0 0; }
    p, ul, ol, pre, blockquote { margin: 0 0 1em; }
    p, li, figcaption { overflow-wrap: break-word; }
    ul, ol { padding-left: 1.6em; } li > ul, li > ol { margin: .2em 0 .4em; }
    ul.tasks { list-style: none; padding-left: .4em; }
    a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
    a.evidence { color: inherit; text-decoration: underline dotted 1px var(--soft); }
    td a.evidence { text-decoration: none; }
    a.evidence:hover, a.evidence:focus-visible { color: var(--link); text-decoration: underline; }
    tr:has(> td > :target) { background: var(--wash); }
    a.anchor { text-decoration: none; margin-left: .35em; opacity: 0; }
    a.anchor::before { content: "#"; }
    :hover > a.anchor { opacity: .6; }
    hr { border: 0; border-top: 1px solid var(--line); margin: 2em 0; }
    blockquote { border-left: 3px solid var(--line); padding-left: 1em; color: var(--soft); }
    code, pre { font-family: ui-monospace, "SF Mono", "Menlo", "DejaVu Sans Mono", monospace; }
    code { font-size: .86em; background: var(--wash); padding: .1em .3em; border-radius: 3px; }
    p code, li code { overflow-wrap: anywhere; }
    pre { background: var(--wash); border: 1px solid var(--line); border-radius: 6px;
      padding: .8em 1em; overflow-x: auto; line-height: 1.45; tab-size: 4; }
    pre code { background: none; padding: 0; font-size: .82rem; }
    .keyword { color: var(--keyword); } .name { color: var(--name); }
    .string { color: var(--string); } .number { color: var(--number); }
    .comment { color: var(--comment); font-style: italic; }
    .decorator, .definition { color: var(--definition); }
    figure { margin: 2em 0; }
    .picture { background: #fff; border: 1px solid var(--line); border-radius: 6px;
      padding: .6rem; text-align: center; overflow-x: auto; }
    .picture svg, .picture img { max-width: 100%; height: auto; vertical-align: middle; }
    figcaption, .caption { font-size: .875rem; line-height: 1.45; color: var(--soft); }
    figcaption { margin-top: .6rem; } .caption { margin: 0 0 .5rem; }
    figcaption b, .caption b { color: var(--ink); }
    .table { margin: 1.6em 0; }
    .scroll, .formula { overflow-x: auto; max-width: 100%; }
    /* A shadow at an edge behind which there is more: the paper moves with the table and covers it. */
    .scroll { background:
      linear-gradient(to right, var(--paper) 40%, transparent) 0 / 2.5rem 100% local,
      linear-gradient(to left, var(--paper) 40%, transparent) 100% / 2.5rem 100% local,
      linear-gradient(to right, var(--edge), transparent) 0 / .8rem 100% scroll,
      linear-gradient(to left, var(--edge), transparent) 100% / .8rem 100% scroll;
      background-repeat: no-repeat; }
    table { border-collapse: collapse; font-size: .875rem; line-height: 1.4;
      font-variant-numeric: tabular-nums lining-nums; min-width: 40%;
      border-top: 2px solid var(--ink); border-bottom: 2px solid var(--ink); }
    th, td { padding: .35em .8em .35em 0; text-align: left; vertical-align: baseline; }
    th:not(:first-child), td:not(:first-child) { padding-left: .8em; }
    th { border-bottom: 1px solid var(--ink); font-weight: 600; }
    tbody tr:not(:last-child) > td { border-bottom: 1px solid var(--line); }
    .center { text-align: center; } .trailing { text-align: right; }
    th button { all: unset; cursor: pointer; font: inherit; }
    th button:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    th button::after { content: "\2195"; opacity: .35; margin-left: .3em; font-weight: 400; }
    th[aria-sort="ascending"] button::after { content: "\2191"; opacity: 1; }
    th[aria-sort="descending"] button::after { content: "\2193"; opacity: 1; }
    .formula { margin: 0 0 1em; padding: .3em 0; }
    math { font-family: "Latin Modern Math", "STIX Two Math", "TeX Gyre Pagella Math", math; }
    nav.contents { background: var(--wash); border-radius: 6px; padding: .8em 1.2em; margin: 0 0 2em;
      font-size: .92rem; }
    nav.contents ul { list-style: none; margin: 0; padding: 0; }
    nav.contents a { text-decoration: none; } nav.contents a:hover { text-decoration: underline; }
    nav .level2 { padding-left: 1.2em; } nav .level3 { padding-left: 2.4em; }
    .note { line-height: 0; font-size: .75em; }
    .note a { text-decoration: none; padding: 0 .1em; }
    .footnotes { margin-top: 3em; border-top: 1px solid var(--line); padding-top: 1em;
      font-size: .875rem; }
    .footnotes p { display: inline; } .back { text-decoration: none; margin-left: .3em; }
    :target { outline: 2px solid var(--link); outline-offset: 4px; border-radius: 2px; }
    @media (max-width: 34rem) {
      body { font-size: 1rem; } main { padding: 1rem 1rem 3rem; }
      h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; }
      table { font-size: .8125rem; } th, td { padding-right: .5em; }
      th:not(:first-child), td:not(:first-child) { padding-left: .5em; }
    }
    @media print {
      :root { --paper: #fff; --ink: #000; --soft: #333; --line: #bbb; --wash: #f5f5f5; --link: #000; }
      main { max-width: none; padding: 0; } pre { white-space: pre-wrap; }
      figure, tr { break-inside: avoid; } h1, h2, h3, h4 { break-after: avoid; }
      a.anchor, th button::after { display: none; }
    }
    """#
}
