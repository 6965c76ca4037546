//! Each command beside a server of the test's own: what it asks, and what it prints of the answer.

#[cfg(test)]
mod calls;
#[cfg(test)]
mod rooms;
#[cfg(test)]
mod server;
#[cfg(test)]
mod words_and_inbox;
