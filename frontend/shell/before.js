// Runs before the first paint: applies the saved preferences, and shows the room's shell to a player with a seat in it.
{
  const { documentElement: root } = document;
  try {
    root.className = localStorage.getItem("look") ?? "";
    // A hidden room code is not in the address: history.state carries it.
    const room = root.dataset.room || history.state;
    if (localStorage.getItem(`token/${room}`)) root.dataset.seat = room;
    // The board starts at its last height in this window (it differs between prompt, lobby and talk-only rooms), so
    // that nothing moves when the state arrives. Drafts use room names as keys, and no room name contains a slash.
    root.style.setProperty("--board", sessionStorage.getItem("/board"));
    addEventListener("pagehide", () => {
      // Before the room's state has arrived, the board is empty and its height means nothing.
      const board = document.querySelector("#app .prompt:has(.tiles, .podium)");
      if (board) sessionStorage.setItem("/board", `${board.getBoundingClientRect().height}px`);
    });
  } catch {
    // The browser forbids storage: start as on a first visit.
  }
  // theme-color colours the browser's own UI: the chosen theme's colour, or the system theme's if none is chosen.
  const bars = [...document.querySelectorAll("meta[name=theme-color]")];
  const colours = bars.map(({ content }) => content);
  const paint = () => {
    const chosen = ["light", "dark"].findIndex((theme) => root.classList.contains(theme));
    for (const [index, bar] of bars.entries()) bar.content = colours[chosen < 0 ? index : chosen];
  };
  paint();
  new MutationObserver(paint).observe(root, { attributeFilter: ["class"] });
  // The on-screen keyboard of iOS shrinks only the visual viewport, so the room follows its height. Not while zoomed.
  visualViewport?.addEventListener("resize", () => {
    if (visualViewport.scale === 1) root.style.setProperty("--height", `${visualViewport.height}px`);
    scrollTo(0, 0);
  });
}
