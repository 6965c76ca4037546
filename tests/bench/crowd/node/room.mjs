// What the rooms of both Node servers share: their state and their events.

const rooms = new Map();

/** The room with this name. */
export function roomOf(name) {
  if (!rooms.has(name)) {
    const room = { seq: 0, players: 0, sockets: new Set(), join: ({ nickname }) => ({ id: ++room.players, nickname }) };
    rooms.set(name, room);
  }
  return rooms.get(name);
}

export const welcome = (room, { id }) => ({ type: "welcome", you: id, seq: room.seq });

export const said = (room, player, { id, text }) => ({ type: "said", seq: ++room.seq, time: Date.now(), id, player: player.id, nickname: player.nickname, text });
