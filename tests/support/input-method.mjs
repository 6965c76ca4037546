// Simulates a keyboard with an input method (IME), through the Chrome DevTools Protocol.

import { initialOf } from "./hangul.mjs";

export class InputMethod {
  #page;
  #session;
  /** Text of the composition that is in progress; empty if there is none. */
  #open = "";

  static async of(page) {
    const keyboard = new InputMethod();
    keyboard.#page = page;
    keyboard.#session = await page.context().newCDPSession(page);
    await page.evaluate(() => {
      for (const type of ["compositionstart", "compositionend"]) {
        document.addEventListener(type, () => (window.isComposing = type === "compositionstart"));
      }
    });
    return keyboard;
  }

  /** Replaces the text of the composition with `text`. */
  async show(text) {
    this.#open = text;
    await this.#session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }

  /** Composes `text` syllable by syllable, choseong first, and leaves the last syllable or jamo uncommitted. */
  async compose(text) {
    for (const syllable of text) {
      await this.commit();
      const initial = initialOf(syllable);
      if (initial) await this.show(initial);
      await this.show(syllable);
    }
  }

  /** Commits the composition, unless the browser has already ended it, as it does when the input loses focus. */
  async commit() {
    if (this.#open && (await this.#page.evaluate(() => window.isComposing))) await this.insert(this.#open);
    this.#open = "";
  }

  /** Inserts text without a composition, as keyboards without an input method do. */
  insert(text) {
    return this.#session.send("Input.insertText", { text });
  }

  /**
   * Presses Enter with the input method's key code (229) or with its own (13). The browser sets `isComposing` on the
   * event. With code 13 the key keeps its default action, form submission, unless the page prevents it.
   */
  async enter(windowsVirtualKeyCode, key = "Enter") {
    const event = { windowsVirtualKeyCode, key, code: "Enter" };
    const down = windowsVirtualKeyCode === 13 ? { type: "keyDown", text: "\r" } : { type: "rawKeyDown" };
    await this.#session.send("Input.dispatchKeyEvent", { ...down, ...event });
    await this.#session.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
  }
}
