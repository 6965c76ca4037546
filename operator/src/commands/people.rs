//! Players: removed by number or nickname.

use hangul::Nickname;
use protocol::{Player, PlayerId};
use ureq::http::Method;

use crate::api::Room;
use crate::client::Client;
use crate::error::Error;
use crate::path::path;
use crate::screen::Screen;

pub(super) fn kick(client: &Client, screen: &mut Screen<'_>, name: &str, player: &str) -> Result<(), Error> {
    let number = match player.parse() {
        Ok(number) => PlayerId(number),
        Err(_) => {
            let room: Room = client.operate(Method::GET, &path(&["rooms", name]), None)?.read()?;
            find(name, &room.players.unwrap_or_default(), player)?
        }
    };
    let number = number.0.to_string();
    let answer = client.operate(Method::DELETE, &path(&["rooms", name, "players", &number]), None)?;
    screen.done(&answer, &format!("player {player} is removed from {name}, and kept out for ten minutes"))
}

/// The one player with this nickname. As in the game, letter case and spaces do not count.
fn find(room: &str, players: &[Player], nickname: &str) -> Result<PlayerId, Error> {
    let wanted = Nickname::parse(nickname).ok().map(|nickname| nickname.key());
    let found: Vec<&Player> = players.iter().filter(|player| Some(player.nickname.key()) == wanted).collect();
    let (room, nickname) = (room.to_owned(), nickname.to_owned());
    match found[..] {
        [player] => Ok(player.id),
        [] => Err(Error::NoSuchNickname { room, nickname }),
        _ => {
            let numbers: Vec<String> = found.iter().map(|player| player.id.0.to_string()).collect();
            Err(Error::Ambiguous { room, nickname, numbers: numbers.join(" or ") })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn player(id: u32, nickname: &str) -> Player {
        let nickname = Nickname::parse(nickname).unwrap();
        Player { id: PlayerId(id), nickname, points: 0, correct: 0, connected: true, host: false }
    }

    #[test]
    fn a_nickname_is_found_however_it_is_typed() {
        let players = [player(1, "수달"), player(2, "Sea Otter")];
        assert_eq!(find("광장", &players, "seaotter").unwrap(), PlayerId(2));
        assert_eq!(find("광장", &players, "\u{1109}\u{116E}\u{1103}\u{1161}\u{11AF}").unwrap(), PlayerId(1));
    }

    #[test]
    fn a_nickname_of_nobody_or_of_several_removes_nobody() {
        let players = [player(1, "수달"), player(2, "수 달")];
        let said = |nickname| find("광장", &players, nickname).unwrap_err().to_string();
        assert_eq!(said("하마"), "nobody in 광장 is called 하마: `hanpan channel 광장` lists the players");
        assert_eq!(said(""), "nobody in 광장 is called : `hanpan channel 광장` lists the players");
        assert_eq!(said("수달"), "수달 could be player 1 or 2 in 광장: give the number");
    }
}
