// What index.html shows can be used before the program is there. This keeps what is typed and pressed until then, and
// hands it over to what the program shows, which has the same fields and buttons in the same order.
{
  const shell = document.getElementById("shell");
  const door = shell.querySelector(".entry");
  const nickname = shell.querySelector("#nickname");
  const controls = (within) => [...within.querySelectorAll(":is(input, button):not(dialog *)")];
  const isTyped = ({ value, defaultValue = value }) => value !== defaultValue;

  try {
    nickname.defaultValue = JSON.parse(localStorage.getItem("nickname")) ?? "";
    const draft = sessionStorage.getItem(document.documentElement.dataset.seat);
    shell.querySelector(".message input").defaultValue = JSON.parse(draft) ?? "";
  } catch {
    // A browser that forbids storage remembers nobody.
  }
  nickname.focus();
  nickname.select();

  let pressed = null;
  const press = (button) => {
    pressed?.removeAttribute("aria-busy");
    pressed = button;
    button.setAttribute("aria-busy", "true");
    shell.querySelector("#nickname-hint").textContent = "불러오고 있어요. 다 되면 바로 이어서 할게요";
  };
  shell.addEventListener("submit", (event) => {
    event.preventDefault();
    press(event.submitter);
  });
  shell.addEventListener("click", ({ target }) => target.type === "button" && press(target));

  // Nothing is taken away in the middle of a syllable, or from under a finger.
  const goingOn = new Set();
  let mount = null;
  const during = (start, ...ends) => {
    shell.addEventListener(start, () => goingOn.add(start));
    for (const end of ends) {
      addEventListener(end, () => {
        goingOn.delete(start);
        // By then the next syllable has begun, and a click was heard.
        setTimeout(giveWay);
      });
    }
  };
  during("compositionstart", "compositionend");
  during("pointerdown", "pointerup", "pointercancel");

  const giveWay = () => {
    if (!mount || goingOn.size > 0) return;
    const [before, focused] = [controls(door), document.activeElement];
    mount();
    mount = null;
    const page = document.getElementById("app");
    const after = page.querySelector("#nickname") ? controls(page) : [];
    for (const [index, control] of after.entries()) {
      const old = before[index];
      if (isTyped(old)) {
        control.value = old.value;
        control.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
      // The program chooses by itself what is focused first.
      if (old === focused && (old !== nickname || isTyped(old))) {
        control.focus();
        if (isTyped(old)) control.setSelectionRange(old.selectionStart, old.selectionEnd);
      }
    }
    const again = after[before.indexOf(pressed)];
    shell.remove();
    again?.click();
  };

  // A deployment in between can leave nothing where the program was; a page that is loaded anew names the new one.
  for (const fault of ["error", "unhandledrejection"]) addEventListener(fault, () => shell.classList.add("failed"));

  /** The program is there, and this is how it begins. */
  globalThis.takeOver = (begin) => {
    mount = begin;
    shell.querySelector(".stuck").remove();
    giveWay();
  };
}
