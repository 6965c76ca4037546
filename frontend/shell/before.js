// What this person likes counts from the first picture on, and who has a seat here sees the room.
{
  const { documentElement: root } = document;
  try {
    root.className = localStorage.getItem("look") ?? "";
    // A room whose code is hidden stands only in the history.
    const room = root.dataset.room ?? history.state ?? "";
    if (localStorage.getItem(`token/${room}`)) root.dataset.seat = room;
    // The board is as high as this window showed it last: for a prompt, a lobby, or little where people only talk. No room
    // has the name of this key, under which its draft would be kept.
    root.style.setProperty("--board", sessionStorage.getItem("/board"));
    addEventListener("pagehide", () => {
      const board = document.querySelector("#app .prompt");
      if (board) sessionStorage.setItem("/board", `${board.getBoundingClientRect().height}px`);
    });
  } catch {
    // A browser that forbids storage remembers nobody.
  }
  // The browser's own bars have the colour of the theme that was chosen, or else of the system's.
  const bars = [...document.querySelectorAll("meta[name=theme-color]")];
  const colours = bars.map(({ content }) => content);
  const paint = () => {
    const chosen = ["light", "dark"].findIndex((theme) => root.classList.contains(theme));
    for (const [index, bar] of bars.entries()) bar.content = colours[chosen < 0 ? index : chosen];
  };
  paint();
  new MutationObserver(paint).observe(root, { attributeFilter: ["class"] });
  // A keyboard of iOS leaves less of the screen.
  visualViewport?.addEventListener("resize", () => {
    if (visualViewport.scale === 1) root.style.setProperty("--height", `${visualViewport.height}px`);
    scrollTo(0, 0);
  });
}
