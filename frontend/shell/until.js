// Makes the first picture usable before the program starts. Keeps what is typed and pressed, and hands it over to the
// program's entry screen, which has the same fields and buttons in the same order. An address of no room has neither
// nickname nor room.
{
  const shell = document.getElementById("shell");
  const entry = shell.querySelector(".entry");
  const nickname = shell.querySelector("#nickname");
  const controls = (within) => [...within.querySelectorAll(":is(input, button):not(dialog *)")];
  const isTyped = ({ value, defaultValue = value }) => value !== defaultValue;

  try {
    nickname.defaultValue = JSON.parse(localStorage.getItem("nickname")) ?? "";
    const draft = sessionStorage.getItem(document.documentElement.dataset.seat);
    shell.querySelector(".message input").defaultValue = JSON.parse(draft) ?? "";
  } catch {
    // The browser forbids storage: start as on a first visit.
  }
  nickname?.focus();
  nickname?.select();
  shell.querySelector(".room")?.toggleAttribute("inert");

  let pressed = null;
  const press = (button) => {
    pressed?.removeAttribute("aria-busy");
    pressed = button;
    button.setAttribute("aria-busy", "true");
    const hint = shell.querySelector("#nickname-hint");
    if (hint) hint.textContent = "불러오고 있어요. 다 되면 바로 이어서 할게요";
  };
  shell.addEventListener("submit", (event) => {
    event.preventDefault();
    press(event.submitter);
  });
  shell.addEventListener("click", ({ target }) => target.type === "button" && press(target));

  // The program's page appears only while no syllable is being composed and no pointer is down.
  const goingOn = new Set();
  const page = Object.assign(document.createElement("div"), { id: "app" });
  let isMounted = false;
  const during = (start, ...ends) => {
    shell.addEventListener(start, () => goingOn.add(start));
    for (const end of ends) {
      addEventListener(end, () => {
        goingOn.delete(start);
        // In the next task: by then a following composition has started, and the click has been dispatched.
        setTimeout(giveWay);
      });
    }
  };
  during("compositionstart", "compositionend");
  during("pointerdown", "pointerup", "pointercancel");

  const giveWay = () => {
    if (!isMounted || goingOn.size > 0) return;
    isMounted = false;
    const [before, focused] = [controls(entry), document.activeElement];
    // Only the program knows the open channels. They come last, and may be listed by now.
    const after = page.querySelector(".entry") ? controls(page).slice(0, before.length) : [];
    shell.before(page);
    // Rooms and dead ends focus this at their mount, which has no effect outside of the document.
    page.querySelector(".message input, .dead-end h1")?.focus();
    for (const [index, control] of after.entries()) {
      const old = before[index];
      if (isTyped(old)) {
        control.value = old.value;
        control.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
      if (old === focused) {
        control.focus();
        if (isTyped(old)) control.setSelectionRange(old.selectionStart, old.selectionEnd);
        else control.select?.();
      }
    }
    // Last, so that a phone's keyboard stays open: the focus goes from field to field.
    shell.remove();
    after[before.indexOf(pressed)]?.click();
  };

  // A deployment after this page was served may have removed its program's files. Reloading gets the new page.
  for (const fault of ["error", "unhandledrejection"]) addEventListener(fault, () => shell.classList.add("failed"));

  /**
   * Called by the program once it is loaded. `begin` mounts its page into an element that replaces the shell afterwards.
   * Each step is a task of its own, so that the browser handles input in between.
   */
  globalThis.takeOver = (begin) => {
    shell.querySelector(".stuck").remove();
    setTimeout(() => {
      begin(page);
      isMounted = true;
      setTimeout(giveWay);
    });
  };
}
