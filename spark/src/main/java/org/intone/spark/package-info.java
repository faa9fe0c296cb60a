/** The same work as the commands of one machine, on a cluster of Apache Spark. */
package org.intone.spark;
