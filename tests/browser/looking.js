// What a test sees when it looks at a page. Each function returns the elements that are not as they should be.

globalThis.looking = {
  all: (selector) => [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility()),
  named: (elements) => elements.map((each) => each.outerHTML.slice(0, 120)),
  style: (element) => getComputedStyle(element),

  unfold() {
    for (const each of document.querySelectorAll("details")) each.open = true;
  },

  widenLetters() {
    // As WCAG 1.4.12 says.
    const spaced = "line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important";
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { ${spaced} } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
  },

  tooWide() {
    // What reaches beyond the page, unless it scrolls in a named region that a keyboard can reach.
    const regions = '[role=region][tabindex="0"]:is([aria-label], [aria-labelledby])';
    const beyond = (each) => each.getBoundingClientRect().right > innerWidth + 1 && !each.closest(regions);
    return document.documentElement.scrollWidth > innerWidth ? this.named(this.all("body *").filter(beyond)) : [];
  },

  cutOff() {
    // Boxes that cut off their words. Fields scroll, and what only screen readers see is cut off on purpose.
    const cuts = (each) => this.style(each).overflow !== "visible" && this.style(each).clipPath === "none";
    const short = (each) => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1;
    const outside = (word, sheet) => word.left < sheet.left - 1 || word.right > sheet.right + 1;
    const leaves = (each) => outside(each.getBoundingClientRect(), each.ownerSVGElement.getBoundingClientRect());
    const boxes = this.all("body *:not(input, textarea, select, svg, svg *)");
    const words = this.all("svg text").filter((each) => cuts(each.ownerSVGElement));
    return this.named([...boxes.filter((each) => cuts(each) && short(each)), ...words.filter(leaves)]);
  },

  moving() {
    const still = ["none", "0s", "auto"];
    const moves = (each) =>
      ["animationName", "transitionDuration", "scrollBehavior"].some((name) => !still.includes(this.style(each)[name]));
    return [...document.querySelectorAll("*")].filter(moves).map((each) => each.tagName);
  },

  faint() {
    // In forced colours: controls without an edge, pictures without colours and ground of their own, the language in
    // use told by colour alone.
    const edged = (each) => parseFloat(this.style(each).borderTopWidth) >= 1;
    const native = (each) => each.matches("[type=radio], [type=checkbox]") && this.style(each).appearance === "auto";
    const ground = (each) => this.style(each).backgroundColor !== "rgba(0, 0, 0, 0)";
    const kept = (each) => this.style(each).forcedColorAdjust === "none" && ground(each);
    const controls = this.all("button, .button, input, select, textarea, .error-summary");
    const current = this.all(".languages [aria-current]");
    return this.named([
      ...controls.filter((each) => !edged(each) && !native(each)),
      ...this.all("svg:not(.icon)").filter((each) => !kept(each)), // icons take the colour of the words beside them
      ...current.filter((each) => this.style(each).textDecorationLine !== "none"),
    ]);
  },

  focusIsSeen() {
    const focused = document.activeElement;
    const { outlineStyle, outlineWidth } = this.style(focused);
    const { top, bottom } = focused.getBoundingClientRect();
    const outlined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    return focused !== document.body && outlined && bottom > 0 && top < innerHeight;
  },

  wrongOnPaper() {
    // What is folded and not shown, ways to other pages, and a ground that is not white.
    const folded = [...document.querySelectorAll("details > :not(summary, .cited *, .no-print *, .reason)")];
    const ground = this.style(document.body).backgroundColor;
    return this.named([
      ...folded.filter((each) => !each.checkVisibility()),
      ...this.all("header.site, .skip, .back, .languages, main .actions"),
    ]).concat(ground === "rgb(255, 255, 255)" ? [] : [ground]);
  },
};
