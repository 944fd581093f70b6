/** Messages as mail servers of several makes write them, made up by us around a mail of ours. */
type Around = {
  /** The address the report comes to. */
  to: string;
  action?: string;
  status?: string;
  diagnostic?: string;
  returned?: string;
};

const crlf = (text: string) => text.replace(/\r?\n/g, '\r\n');
const bytes = (text: string) => Buffer.from(crlf(text), 'utf8');

/** The top of one of our own mails, as a report gives it back. */
export function returnedTop({ token = '', edition = 'd20261103', from = '' } = {}): string {
  const kind = edition.startsWith('w') ? 'weekly' : 'daily';
  return [
    ...(from ? [`Return-Path: <${from}>`] : []),
    'Received: from site.example.org (site.example.org [192.0.2.10])',
    '\tby mx.example.net (Postfix) with ESMTPS id 4XyZ; Tue,  3 Nov 2026 06:00:05 +0000 (UTC)',
    'From: "Daily Papers" <digest@example.org>',
    'To: ada@example.net',
    'Subject: 12 new papers, 3 November',
    ...(token
      ? [
          `List-Unsubscribe: <https://example.org/unsubscribe/${token}>,`,
          ' <mailto:unsub+x@bounce.example.org>',
        ]
      : []),
    `Feedback-ID: ${edition}:${kind}:digest:broadsheet`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ].join('\n');
}

export function postfixReport(around: Around): Buffer {
  const { to, action = 'failed', status = '5.1.1', returned = returnedTop() } = around;
  const diagnostic =
    around.diagnostic ??
    `smtp; 550 5.1.1 <ada@example.net>: Recipient address\n    rejected: User unknown in virtual mailbox table`;
  return bytes(`Return-Path: <>
Received: by mx.example.net (Postfix) id 7A1B2C; Tue,  3 Nov 2026 06:00:09 +0000 (UTC)
Date: Tue,  3 Nov 2026 06:00:09 +0000 (UTC)
From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: ${to}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="7A1B2C.1793685609/mx.example.net"
Content-Transfer-Encoding: 8bit
Message-Id: <20261103060009.7A1B2C@mx.example.net>

This is a MIME-encapsulated message.

--7A1B2C.1793685609/mx.example.net
Content-Description: Notification
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

This is the mail system at host mx.example.net.

--7A1B2C.1793685609/mx.example.net
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
X-Postfix-Queue-ID: 7A1B2C
X-Postfix-Sender: rfc822; ${to}
Arrival-Date: Tue,  3 Nov 2026 06:00:05 +0000 (UTC)

Final-Recipient: rfc822; ada@example.net
Original-Recipient: rfc822;ada@example.net
Action: ${action}
Status: ${status}
Remote-MTA: dns; inner.example.net
Diagnostic-Code: ${diagnostic}

--7A1B2C.1793685609/mx.example.net
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers
Content-Transfer-Encoding: 8bit

${returned}

--7A1B2C.1793685609/mx.example.net--
`);
}

/** Exim says 5.0.0 whatever happened, and returns the whole mail. */
export function eximReport({
  to,
  diagnostic = 'smtp; 550 5.1.1 unknown user',
  returned = returnedTop(),
}: Around) {
  return bytes(`Return-path: <>
Envelope-to: ${to}
Delivery-date: Tue, 03 Nov 2026 06:01:00 +0000
Received: from Debian-exim by relay.example.com with local (Exim 4.98)
\tid 1tABCD-000001-2x for ${to}; Tue, 03 Nov 2026 06:01:00 +0000
X-Failed-Recipients: ada@example.net
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@relay.example.com>
To: ${to}
References: <d.20261103.0123456789abcdef01234567@example.org>
Content-Type: multipart/report; report-type=delivery-status; boundary=1793685660-eximdsn-804289383
MIME-Version: 1.0
Subject: Mail delivery failed: returning message to sender
Message-Id: <E1tABCD-000001-2x@relay.example.com>
Date: Tue, 03 Nov 2026 06:01:00 +0000

--1793685660-eximdsn-804289383
Content-type: text/plain; charset=us-ascii

This message was created automatically by mail delivery software.

--1793685660-eximdsn-804289383
Content-type: message/delivery-status

Reporting-MTA: dns; relay.example.com

Action: failed
Final-Recipient: rfc822;ada@example.net
Status: 5.0.0
Remote-MTA: dns; mx.example.net
Diagnostic-Code: ${diagnostic}

--1793685660-eximdsn-804289383
Content-type: message/rfc822

${returned}

Twelve papers.

--1793685660-eximdsn-804289383--
`);
}

/** Exchange writes its status part in base64, in UTF-16 words elsewhere, and keeps the mail to itself. */
export function exchangeReport({
  to,
  status = '5.1.10',
  diagnostic = 'smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ada@example.net not found by SMTP address lookup',
}: Around): Buffer {
  const part = crlf(`Reporting-MTA: dns;VE1PR04MB0001.eurprd04.prod.outlook.com
Received-From-MTA: dns;site.example.org
Arrival-Date: Tue, 3 Nov 2026 06:00:05 +0000

Final-Recipient: rfc822;ada@example.net
Action: failed
Status: ${status}
Diagnostic-Code: ${diagnostic}
X-Display-Name: Ada
`);
  const body = Buffer.from(part).toString('base64').replace(/.{76}/g, '$&\n');
  return bytes(`Return-Path: <>
From: <postmaster@example.net>
To: <${to}>
Date: Tue, 3 Nov 2026 06:00:30 +0000
Content-Type: multipart/report; report-type=delivery-status;
	boundary="a1b2c3d4-e5f6-0000-1111-222233334444"
X-MS-Exchange-Message-Is-Ndr:
Content-Language: en-GB
Message-ID: <e0a1@VE1PR04MB0001.eurprd04.prod.outlook.com>
Subject: Undeliverable: 12 new papers, 3 November
Auto-Submitted: auto-replied
MIME-Version: 1.0

--a1b2c3d4-e5f6-0000-1111-222233334444
Content-Type: multipart/alternative; differences=Content-Type;
	boundary="b1b2c3d4-e5f6-0000-1111-222233334444"

--b1b2c3d4-e5f6-0000-1111-222233334444
Content-Type: text/plain; charset="us-ascii"

Your message couldn't be delivered.

--b1b2c3d4-e5f6-0000-1111-222233334444
Content-Type: text/html; charset="us-ascii"

<p>Your message couldn't be delivered.</p>

--b1b2c3d4-e5f6-0000-1111-222233334444--

--a1b2c3d4-e5f6-0000-1111-222233334444
Content-Type: message/delivery-status
Content-Transfer-Encoding: base64

${body}

--a1b2c3d4-e5f6-0000-1111-222233334444--
`);
}

/** The reader's own mailbox forwards to Gmail, and Gmail refuses: the recipient is one we never wrote to. */
export function forwardedReport({ to, returned = returnedTop() }: Around): Buffer {
  return bytes(`Delivered-To: ${to}
Return-Path: <>
From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
To: someone-else@example.com
Auto-Submitted: auto-replied
Subject: Delivery Status Notification (Failure)
MIME-Version: 1.0
Content-Type: multipart/report; boundary="00000000000012345"; report-type=delivery-status

--00000000000012345
Content-Type: multipart/related; boundary="00000000000067890"

--00000000000067890
Content-Type: text/html; charset="UTF-8"

<b>Address not found</b>

--00000000000067890--

--00000000000012345
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.com
Received-From-MTA: dns; digest@example.org
Arrival-Date: Mon, 02 Nov 2026 22:00:06 -0800 (PST)
X-Original-Message-ID: <d.20261103.0123456789abcdef01234567@example.org>

Final-Recipient: rfc822; ada.private@gmail.com
Action: failed
Status: 5.1.1
Remote-MTA: dns; gmail-smtp-in.l.google.com.
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try
 550-5.1.1 double-checking the recipient's email address for typos or
 550 5.1.1 unnecessary spaces. - gsmtp
Last-Attempt-Date: Mon, 02 Nov 2026 22:00:07 -0800 (PST)

--00000000000012345
Content-Type: message/rfc822

${returned}

Twelve papers.

--00000000000012345--
`);
}

/** A report whose status part names these recipients. */
export function reportOn(to: string, recipients: { action: string; status: string }[]): Buffer {
  const groups = recipients.map(
    ({ action, status }, place) =>
      `Final-Recipient: rfc822; member${place}@example.net\nAction: ${action}\nStatus: ${status}\n`,
  );
  return bytes(`From: MAILER-DAEMON@example.net
To: ${to}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=x

--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

${groups.join('\n')}
--x--
`);
}

/** Addresses in other scripts have a status part of their own type. */
export function internationalReport(to: string): Buffer {
  return bytes(`From: MAILER-DAEMON@example.net
To: ${to}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=x

--x
Content-Type: message/global-delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: utf-8; ада@пример.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 нет такого ящика: ада@пример.example

--x
Content-Type: message/global-headers

${returnedTop()}

--x--
`);
}

/** Three notes of absence: by the standard, by an old mail program, and by one that calls itself a report. */
export function absenceNotes(to: string): Record<string, Buffer> {
  return {
    'a responder of today': bytes(`Return-Path: <>
From: Ada <ada@example.net>
To: ${to}
Subject: Automatic reply: 12 new papers, 3 November
Auto-Submitted: auto-replied
X-Auto-Response-Suppress: All
In-Reply-To: <d.20261103.0123456789abcdef01234567@example.org>
Content-Type: text/plain; charset=utf-8

I am away until Monday. 550 5.1.1 is not what this means.
`),
    'an old one': bytes(`From: ada@example.net
To: ${to}
Subject: Out of office
Precedence: junk
Content-Type: text/plain

On holiday. Status: 5.1.1
Action: failed
`),
    'one that calls itself a report': bytes(`Return-Path: <>
From: ada@example.net
To: ${to}
Subject: Abwesenheitsnotiz
Auto-Submitted: auto-replied (vacation)
MIME-Version: 1.0
Content-Type: multipart/report; report-type=disposition-notification; boundary=x

--x
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Ich bin bis zum 9. November nicht im B=FCro.

--x
Content-Type: message/disposition-notification

Final-Recipient: rfc822; ada@example.net
Disposition: automatic-action/MDN-sent-automatically; deleted

--x--
`),
  };
}

/** A complaint as a feedback loop sends it, with the reader's address blanked out. */
export function complaint({
  to = 'loop@example.org',
  type = 'abuse',
  returned = returnedTop(),
  more = '',
} = {}) {
  return bytes(`From: Mail Abuse Desk <feedback@arf.example.com>
To: ${to}
Subject: FW: 12 new papers, 3 November
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="part1_13d"

--part1_13d
Content-Type: text/plain; charset="US-ASCII"

This is an email abuse report for a message received on Tue, 03 Nov 2026.

--part1_13d
Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: SomeLoop/2.1
Version: 1
Original-Rcpt-To: <redacted@example.com>
${more}
--part1_13d
Content-Type: message/rfc822
Content-Disposition: inline

${returned}

Twelve papers.

--part1_13d--
`);
}

export function unsubscribeMail(to: string): Buffer {
  return bytes(`From: Ada <ada@example.net>
To: ${to}
Subject: unsubscribe
Content-Type: text/plain; charset=utf-8

`);
}
