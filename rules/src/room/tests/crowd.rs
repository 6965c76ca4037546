//! A crowded room: a naive client that is told only the best knows them at any time.

use std::collections::BTreeMap;

use protocol::{BEST_MAX, CROWD, CROWD_END, ClientFrame, Event, Phase, Player, PlayerId, Reply, Welcome};

use super::table::{Table, sent, welcome};
use crate::{Effects, Input, Operation};

/// A room as one player sees it.
struct Watcher {
    you: PlayerId,
    people: Option<u32>,
    rows: BTreeMap<PlayerId, Player>,
}

impl From<&Welcome> for Watcher {
    fn from(welcome: &Welcome) -> Self {
        let rows = welcome.players.iter().map(|row| (row.id, row.clone())).collect();
        Self { you: welcome.you, people: welcome.people, rows }
    }
}

impl Watcher {
    fn receive(&mut self, event: &Event) {
        match event {
            Event::Board { people, rows } => {
                self.people = *people;
                if let Some(rows) = rows {
                    let own = self.rows.remove(&self.you);
                    self.rows = rows.iter().map(|row| (row.id, row.clone())).collect();
                    own.into_iter().for_each(|own| _ = self.rows.entry(own.id).or_insert(own));
                }
            }
            Event::Player { player } => drop(self.rows.insert(player.id, player.clone())),
            Event::Left { player } | Event::Removed { player, .. } => drop(self.rows.remove(player)),
            Event::Answered { player, points, correct, .. } => {
                let row = self.rows.get_mut(player);
                row.into_iter().for_each(|row| (row.points, row.correct) = (*points, *correct));
            }
            Event::Lap { .. } => self.rows.values_mut().for_each(|row| row.points = 0),
            _ => {}
        }
    }
}

/// A channel for many, and its first player, who watches.
struct Crowd {
    table: Table,
    watcher: Watcher,
    tokens: BTreeMap<PlayerId, String>,
    told: usize,
}

impl Crowd {
    fn new() -> Self {
        let mut table = Table::new();
        table.handle(Input::Operate(Operation::Change { settings: None, seats: Some(300), kept: None }));
        let watcher = Watcher::from(&table.join("구경꾼"));
        Self { table, watcher, tokens: BTreeMap::new(), told: 0 }
    }

    fn handle(&mut self, input: Input) -> Effects {
        let mut effects = self.table.handle(input);
        effects.events.extend(self.table.room.tell_board());
        for numbered in &effects.events {
            self.watcher.receive(&numbered.event);
            self.told += usize::from(matches!(numbered.event, Event::Board { .. }));
        }
        self.check();
        effects
    }

    fn join(&mut self, resume: Option<String>) -> Welcome {
        let fresh_token = format!("token {}", self.tokens.len());
        let joined = welcome(self.handle(Input::Join {
            sender: None,
            watch: false,
            nickname: "수달".to_owned(),
            resume,
            fresh_token,
            network: None,
        }));
        self.tokens.insert(joined.you, joined.token.clone().unwrap());
        joined
    }

    /// The watcher knows the best players, its own row and the number of people.
    fn check(&self) {
        let all = self.table.room.players();
        let Some(people) = self.watcher.people else {
            return assert_eq!(self.watcher.rows.values().cloned().collect::<Vec<_>>(), all);
        };
        assert_eq!(people as usize, self.table.room.people());
        let mut best = all.clone();
        best.sort_by_key(|row| std::cmp::Reverse((row.connected, row.points)));
        best.truncate(BEST_MAX);
        best.extend(all.into_iter().filter(|row| row.id == self.watcher.you));
        best.sort_by_key(|row| row.id);
        best.dedup();
        assert_eq!(self.watcher.rows.values().cloned().collect::<Vec<_>>(), best);
    }
}

#[test]
fn everyone_knows_the_best_and_the_number_of_people() {
    let mut crowd = Crowd::new();
    let mut random = fastrand::Rng::with_seed(7);
    for step in 0..1_200 {
        let ids: Vec<_> = crowd.tokens.keys().copied().collect();
        let somebody = ids.get(random.usize(..ids.len().max(1))).copied();
        let choice = if step < 400 && random.bool() { 0 } else { random.u8(1..=9) };
        match (choice, somebody) {
            (0, _) | (_, None) => drop(crowd.join(None)),
            (1..=2, Some(player)) => drop(crowd.handle(Input::Drop { player })),
            (3, Some(player)) => drop(crowd.handle(sent(player, ClientFrame::Leave))),
            (4, Some(player)) => drop(crowd.join(crowd.tokens.get(&player).cloned())),
            (5..=7, Some(player)) => {
                if let Phase::Open { prompt, .. } | Phase::Fair { prompt, .. } = crowd.table.phase() {
                    let words = crowd.table.words.dictionary.examples(&prompt.pattern);
                    let word = words[random.usize(..words.len())].word.clone();
                    crowd.handle(sent(player, ClientFrame::Say { id: step.to_string(), text: word }));
                }
            }
            _ => {
                crowd.table.wait(random.u64(..8_000));
                crowd.handle(Input::Tick);
            }
        }
    }
    assert!(crowd.told > 100, "the room was crowded");
}

#[test]
fn a_crowd_begins_and_ends_with_the_whole_board_and_does_not_flicker() {
    let mut crowd = Crowd::new();
    let joined: Vec<_> = (0..CROWD + 3).map(|_| crowd.join(None)).collect();
    assert_eq!(joined.iter().filter(|welcome| welcome.people.is_none()).count(), CROWD - 2);
    assert_eq!(joined.last().map(|welcome| welcome.players.len()), Some(BEST_MAX + 1));
    for welcome in &joined {
        assert_eq!(crowd.watcher.people.is_some(), crowd.table.room.players().len() >= CROWD_END);
        crowd.handle(sent(welcome.you, ClientFrame::Leave));
    }
    assert_eq!(crowd.watcher.people, None);
}

#[test]
fn one_flush_tells_of_many_who_came_with_one_small_event() {
    let mut crowd = Crowd::new();
    (0..CROWD).for_each(|_| drop(crowd.join(None)));
    for number in 0..50 {
        let join = Input::Join {
            sender: None,
            watch: false,
            nickname: "하마".to_owned(),
            resume: None,
            fresh_token: format!("later {number}"),
            network: None,
        };
        assert_eq!(crowd.table.handle(join).events, []);
    }
    let told = crowd.table.room.tell_board().map(|numbered| numbered.event);
    assert_eq!(told, Some(Event::Board { people: Some(CROWD as u32 + 51), rows: None }));
    assert_eq!(crowd.table.room.tell_board(), None);
}

#[test]
fn a_player_may_ask_for_the_rest_of_the_board() {
    let mut crowd = Crowd::new();
    let joined: Vec<_> = (0..250).map(|_| crowd.join(None).you).collect();
    let asked = crowd.handle(sent(joined[0], ClientFrame::Players { from: 200 })).replies;
    let [Reply::Players { from: 200, of: 251, players }] = &asked[..] else { panic!("{asked:?}") };
    assert_eq!(players.iter().map(|row| row.id).collect::<Vec<_>>(), joined[199..]);
}

#[test]
fn everyone_is_told_of_a_player_on_whom_there_is_a_ballot() {
    let mut crowd = Crowd::new();
    let joined: Vec<_> = (0..CROWD).map(|_| crowd.join(None).you).collect();
    let accused = joined[50];
    assert!(!crowd.watcher.rows.contains_key(&accused));
    crowd.table.handle(sent(joined[3], ClientFrame::Say { id: "1".to_owned(), text: "안녕하세요".to_owned() }));
    crowd.table.handle(sent(joined[3], ClientFrame::Vote { player: accused }));
    let told = crowd.table.room.tell_board().expect("the ballot changes the board");
    crowd.watcher.receive(&told.event);
    assert!(crowd.watcher.rows.contains_key(&accused));
}
