//! A server that answers what a test tells it to, and the command line beside it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

/// The token of the tests' operator.
pub const TOKEN: &str = "secret-of-the-tests";

/// What was asked of the server.
#[derive(Debug, PartialEq, Eq)]
pub struct Asked {
    /// `GET /api/rooms`, with the address decoded.
    pub line: String,
    /// The header, if it was sent.
    pub authorization: Option<String>,
    /// The JSON that came along.
    pub body: String,
}

/// What a run of the command line printed, and what it asked.
pub struct Ran {
    /// Whether it ended well.
    pub is_done: bool,
    /// What it printed.
    pub stdout: String,
    /// What it complained about.
    pub stderr: String,
    /// What it asked, in order.
    pub asked: Vec<Asked>,
}

impl Ran {
    /// The calls, without what came along.
    pub fn lines(&self) -> Vec<&str> {
        self.asked.iter().map(|asked| asked.line.as_str()).collect()
    }
}

/// Runs `hanpan` as an operator, with a server that gives these answers, a status and a body each, one after another.
pub fn operator(arguments: &[&str], answers: &[(u16, &str)]) -> Ran {
    run(arguments, answers, |command| command.env("ADMIN_TOKEN", TOKEN))
}

/// Runs `hanpan` without a token.
pub fn anyone(arguments: &[&str], answers: &[(u16, &str)]) -> Ran {
    run(arguments, answers, |command| command)
}

/// Runs `hanpan` as `prepare` has it.
pub fn run(arguments: &[&str], answers: &[(u16, &str)], prepare: impl Fn(&mut Command) -> &mut Command) -> Ran {
    let server = FakeServer::start(answers);
    let mut command = Command::new(env!("CARGO_BIN_EXE_hanpan"));
    command.args(arguments).env_remove("ADMIN_TOKEN").env("CHOSEONG_SERVER", format!("http://{}", server.address));
    let Output { status, stdout, stderr } = prepare(&mut command).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { is_done: status.success(), stdout: text(stdout), stderr: text(stderr), asked: server.stop() }
}

struct FakeServer {
    address: SocketAddr,
    stopping: Arc<AtomicBool>,
    thread: JoinHandle<Vec<Asked>>,
}

impl FakeServer {
    fn start(answers: &[(u16, &str)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let stopping = Arc::new(AtomicBool::new(false));
        let mut answers: Vec<(u16, String)> =
            answers.iter().map(|(status, body)| (*status, (*body).to_owned())).collect();
        answers.reverse();
        let is_stopping = Arc::clone(&stopping);
        let thread = thread::spawn(move || {
            let mut asked = Vec::new();
            for connection in listener.incoming() {
                if is_stopping.load(Ordering::SeqCst) {
                    break;
                }
                // More calls than the test expects get something that no command takes for an answer.
                let (status, body) = answers.pop().unwrap_or((599, "unexpected".to_owned()));
                asked.push(serve(connection.unwrap(), status, &body));
            }
            asked
        });
        Self { address, stopping, thread }
    }

    /// Wakes the thread up to end.
    fn stop(self) -> Vec<Asked> {
        self.stopping.store(true, Ordering::SeqCst);
        drop(TcpStream::connect(self.address));
        self.thread.join().unwrap()
    }
}

fn serve(connection: TcpStream, status: u16, body: &str) -> Asked {
    let mut reader = BufReader::new(&connection);
    let mut head = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        match line.trim_end() {
            "" => break,
            line => head.push(line.to_owned()),
        }
    }
    let header = |name: &str| {
        let values = head.iter().filter_map(|line| line.split_once(": "));
        values.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned()).next()
    };
    let length = header("content-length").map_or(0, |length| length.parse().unwrap());
    let mut sent = vec![0; length];
    reader.read_exact(&mut sent).unwrap();
    let asked = Asked {
        line: decoded(head[0].trim_end_matches(" HTTP/1.1")),
        authorization: header("authorization"),
        body: String::from_utf8(sent).unwrap(),
    };
    let length = if status == 204 { String::new() } else { format!("content-length: {}\r\n", body.len()) };
    write!(&connection, "HTTP/1.1 {status} Said\r\n{length}connection: close\r\n\r\n{body}").unwrap();
    asked
}

fn decoded(address: &str) -> String {
    percent_encoding::percent_decode_str(address).decode_utf8().unwrap().into_owned()
}
