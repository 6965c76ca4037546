//! The network between pages and server: connections in both directions, which delay frames and break.

use std::collections::BTreeMap;

use protocol::Millis;

use crate::server::Socket;

/// A connection of a page.
struct Link {
    page: usize,
    is_cut: bool,
    /// When the last frame to each side arrives. Frames do not overtake each other.
    to_server: Millis,
    to_page: Millis,
}

pub(crate) struct Network {
    links: BTreeMap<Socket, Link>,
    last: u64,
    /// Milliseconds that a frame needs.
    pub(crate) delay: u64,
}

impl Network {
    pub(crate) fn new() -> Self {
        Self { links: BTreeMap::new(), last: 0, delay: 1 }
    }

    /// A new connection of a page.
    pub(crate) fn connect(&mut self, page: usize) -> Socket {
        self.last += 1;
        let socket = Socket(self.last);
        self.links.insert(socket, Link { page, is_cut: false, to_server: Millis(0), to_page: Millis(0) });
        socket
    }

    /// The page of a connection that is not cut.
    pub(crate) fn page(&self, socket: Socket) -> Option<usize> {
        self.links.get(&socket).filter(|link| !link.is_cut).map(|link| link.page)
    }

    /// When something that is sent now arrives at the server.
    pub(crate) fn arrival_at_server(&mut self, now: Millis, socket: Socket) -> Millis {
        let earliest = now.plus(self.delay);
        self.links.get_mut(&socket).map_or(earliest, |link| {
            link.to_server = link.to_server.max(earliest);
            link.to_server
        })
    }

    /// When something that is sent now arrives at the page.
    pub(crate) fn arrival_at_page(&mut self, now: Millis, socket: Socket) -> Millis {
        let earliest = now.plus(self.delay);
        self.links.get_mut(&socket).map_or(earliest, |link| {
            link.to_page = link.to_page.max(earliest);
            link.to_page
        })
    }

    /// Loses what is on the way, and everything that is sent from now on. Returns the page.
    pub(crate) fn cut(&mut self, socket: Socket) -> Option<usize> {
        let link = self.links.get_mut(&socket).filter(|link| !link.is_cut)?;
        link.is_cut = true;
        Some(link.page)
    }
}
