// Sounds and vibrations, for players who turned them on. Notes are [pitch in Hz, start in seconds], pulses
// milliseconds.

const tunes = {
  prompt: [[587, 0], [784, 0.09]],
  found: [[784, 0], [659, 0.08]],
  won: [[659, 0], [784, 0.07], [1047, 0.14], [1319, 0.21]],
  over: [[523, 0], [659, 0.12], [784, 0.24], [1047, 0.36], [784, 0.48], [1047, 0.56]],
};
const pulses = { prompt: 15, found: 30, won: [40, 40, 80], over: [40, 60, 40, 60, 120] };
const LOUDNESS = 0.12;
const FADE_SECONDS = 0.35;

let context;

function note(pitch, start) {
  const [tone, volume] = [context.createOscillator(), context.createGain()];
  tone.type = "triangle";
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(LOUDNESS, start);
  volume.gain.exponentialRampToValueAtTime(0.001, start + FADE_SECONDS);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + FADE_SECONDS);
}

/** Plays the cue `name` as a sound, a vibration or both. */
export function cue(name, sound, vibration) {
  // Not every device can vibrate, and browsers may refuse before the first user gesture.
  if (vibration) navigator.vibrate?.(pulses[name]);
  if (!sound) return;
  context ??= new AudioContext();
  context.resume();
  for (const [pitch, start] of tunes[name]) note(pitch, context.currentTime + start);
}
