package org.evermodel.registry;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A pool as a host may have one: a connection that is closed goes back as it is and is lent again. */
public final class UrlDataSource implements DataSource {
    private final String url;
    private final Watch watch;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final AtomicInteger opened = new AtomicInteger();

    public UrlDataSource(String url) {
        this(url, (connection, sql, statement) -> statement);
    }

    /** One whose statements are looked at, or exchanged, before they are used. */
    public UrlDataSource(String url, Watch watch) {
        this.url = url;
        this.watch = watch;
    }

    /** Sees a statement that was prepared. */
    public interface Watch {
        PreparedStatement prepared(Connection connection, String sql, PreparedStatement statement) throws SQLException;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection;
        synchronized (idle) {
            connection = idle.poll();
        }
        if (connection == null) {
            opened.incrementAndGet();
            connection = DriverManager.getConnection(url);
        }
        return lent(connection);
    }

    /** How many connections were opened so far. */
    int opened() {
        return opened.get();
    }

    private Connection lent(Connection connection) {
        return (Connection) java.lang.reflect.Proxy.newProxyInstance(
                UrlDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        giveBack(connection);
                        return null;
                    }
                    try {
                        Object result = method.invoke(connection, arguments);
                        return result instanceof PreparedStatement statement
                                ? watch.prepared(connection, (String) arguments[0], statement)
                                : result;
                    } catch (java.lang.reflect.InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void giveBack(Connection connection) throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        synchronized (idle) {
            if (idle.contains(connection)) {
                throw new IllegalStateException("a connection was given back twice");
            }
            idle.push(connection);
        }
    }

    /** Closes every connection that was given back. */
    public void close() throws SQLException {
        synchronized (idle) {
            while (!idle.isEmpty()) {
                idle.pop().close();
            }
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
