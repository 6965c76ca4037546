// What this person likes counts from the first picture on, and who has a seat here sees the room.
{
  const { documentElement: root } = document;
  try {
    root.className = localStorage.getItem("look") ?? "";
    if (localStorage.getItem(`token/${root.dataset.room}`)) root.dataset.seat = "";
  } catch {
    // A browser that forbids storage remembers nobody.
  }
  // A keyboard of iOS leaves less of the screen.
  visualViewport?.addEventListener("resize", () => {
    if (visualViewport.scale === 1) root.style.setProperty("--height", `${visualViewport.height}px`);
    scrollTo(0, 0);
  });
}
