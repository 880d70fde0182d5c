/** What starts a distribution that is one jar: unpacks it once, then runs its command. Alone in that jar at first. */
package io.headframe.runtime.unpack;
