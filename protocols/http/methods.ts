// Methods are an open set (RFC 9110 section 9.1), kept by IANA in the HTTP Method Registry; those of UPnP and of
// caches are in use without being there.
const registered = new Set(
  (
    'GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH QUERY ' +
    'ACL BASELINE-CONTROL BIND CHECKIN CHECKOUT COPY LABEL LINK LOCK MERGE MKACTIVITY MKCALENDAR MKCOL ' +
    'MKREDIRECTREF MKWORKSPACE MOVE ORDERPATCH PROPFIND PROPPATCH REBIND REPORT SEARCH UNBIND UNCHECKOUT ' +
    'UNLINK UNLOCK UPDATE UPDATEREDIRECTREF VERSION-CONTROL ' +
    'M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE PURGE'
  ).split(' '),
)

export const isRegisteredMethod = (method: string): boolean => registered.has(method)
