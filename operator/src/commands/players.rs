//! The command that removes a player.

use hangul::Nickname;
use protocol::http::{Room, Route};
use protocol::{Player, PlayerId};
use ureq::http::Method;

use crate::client::Client;
use crate::error::Error;
use crate::output::Output;

pub(super) fn kick(client: &Client, output: &mut Output<'_>, room: &str, player: &str) -> Result<(), Error> {
    let id = match player.parse() {
        Ok(number) => PlayerId(number),
        Err(_) => {
            let Room { players, .. } =
                client.call_as_operator(Method::GET, &Route::Room { room }.path(), None)?.parse()?;
            find(room, &players.unwrap_or_default(), player)?
        }
    };
    let path = Route::Player { room, player: &id.0.to_string() }.path();
    let response = client.call_as_operator(Method::DELETE, &path, None)?;
    output.print_done(&response, &format!("player {player} is removed from {room} and banned for ten minutes"))
}

/// The only player with this nickname. Letter case and spaces do not matter, as in the game.
fn find(room: &str, players: &[Player], nickname: &str) -> Result<PlayerId, Error> {
    let key = Nickname::parse(nickname).ok().map(|nickname| nickname.key());
    let found: Vec<&Player> = players.iter().filter(|player| Some(player.nickname.key()) == key).collect();
    let (room, nickname) = (room.to_owned(), nickname.to_owned());
    match found[..] {
        [player] => Ok(player.id),
        [] => Err(Error::NoSuchNickname { room, nickname }),
        _ => {
            let numbers: Vec<String> = found.iter().map(|player| player.id.0.to_string()).collect();
            Err(Error::AmbiguousNickname { room, nickname, numbers: numbers.join(" or ") })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn player(id: u32, nickname: &str) -> Player {
        let nickname = Nickname::parse(nickname).unwrap();
        Player {
            id: PlayerId(id),
            nickname,
            points: 0,
            correct: 0,
            connected: true,
            colour: 0,
            host: false,
            team: None,
        }
    }

    #[test]
    fn case_spaces_and_unicode_form_of_a_nickname_do_not_matter() {
        let players = [player(1, "수달"), player(2, "Sea Otter")];
        assert_eq!(find("광장", &players, "seaotter").unwrap(), PlayerId(2));
        assert_eq!(find("광장", &players, "\u{1109}\u{116E}\u{1103}\u{1161}\u{11AF}").unwrap(), PlayerId(1));
    }

    #[test]
    fn an_unknown_or_ambiguous_nickname_is_an_error() {
        let players = [player(1, "수달"), player(2, "수 달")];
        let error = |nickname| find("광장", &players, nickname).unwrap_err().to_string();
        assert_eq!(error("하마"), "nobody in 광장 is called 하마: `hanpan channel 광장` lists the players");
        assert_eq!(error(""), "nobody in 광장 is called : `hanpan channel 광장` lists the players");
        assert_eq!(error("수달"), "several players in 광장 are called 수달: give the number (1 or 2)");
    }
}
